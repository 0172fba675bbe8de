"use client";

import { History } from "lucide-react";
import { Badge } from "#components/ui/badge.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { toChangeWords } from "#lib/documents/change-words.ts";
import type { DayRevision } from "#lib/documents/schema.ts";
import { formatZoneClock } from "#lib/format/zone-clock.ts";
import { formatInstant, type HourCycle } from "#lib/time/clock.ts";
import { type Day, toDay } from "#lib/time/day.ts";
import { VersionTable } from "./version-table.tsx";

interface RevisionBadgeProps {
  revision: DayRevision;
  day: Day;
  timeZone: string;
  hourCycle: HourCycle;
}

/** "Revised 07:42 · score 71 → 78": what Oura changed of a day since it first came. Opens its versions. */
export function RevisionBadge({ revision, day, timeZone, hourCycle }: RevisionBadgeProps) {
  const [change] = revision.changes;
  if (change === undefined) return null;
  const at = Date.parse(revision.readAt);
  const isSameDay = toDay({ instant: at, timeZone }) === day;
  const time = isSameDay
    ? formatZoneClock({ at, timeZone, hourCycle })
    : formatInstant({ instant: at, timeZone, hourCycle });
  return (
    <Dialog
      description="Oura goes on working on a night after it first appears. Every version it has given is kept here, with the time at which it came."
      size="md"
      title="Versions"
      trigger={
        <button className="max-w-full rounded-full" type="button">
          <Badge className="max-w-full" tone="info">
            <History aria-hidden />
            <span className="truncate">
              Revised {time} · {toChangeWords({ change, hourCycle })}
            </span>
          </Badge>
        </button>
      }
    >
      <div className="grid gap-6">
        {revision.documents.map((document) => (
          <VersionTable
            {...document}
            hourCycle={hourCycle}
            key={document.documentId}
            timeZone={timeZone}
          />
        ))}
      </div>
    </Dialog>
  );
}
