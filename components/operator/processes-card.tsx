import { StatusChip } from "#components/ui/badge.tsx";
import { Card } from "#components/ui/card.tsx";
import { formatAge } from "#lib/format/duration.ts";
import { formatCount } from "#lib/format/number.ts";
import { alarmWords, patienceSeconds } from "#lib/operator/problems.ts";
import type { Figures } from "#lib/operator/schema.ts";
import { FactList } from "./fact-list.tsx";
import { Since, toAgo } from "./since.tsx";

/** Which processes live, whether the app was away, and which alarms were there lately. */
export function ProcessesCard({ figures }: { figures: Figures }) {
  const { pulse, workers, queue, app, pastAlarms } = figures;
  const now = pulse.at;
  return (
    <Card
      hint="A worker process has two pools: one for all jobs, one for events."
      title="Processes"
    >
      {workers.length === 0 ? (
        <p className="text-sm text-ink-muted">No worker is on the list.</p>
      ) : (
        <ul className="flex flex-col gap-2.5">
          {workers.map(({ id, startedAt, seenAt }) => {
            const silent = (Date.parse(now) - Date.parse(seenAt)) / 1000;
            const isAlive = silent < patienceSeconds.worker;
            return (
              <li className="flex items-center justify-between gap-4 text-sm" key={id}>
                <div className="min-w-0">
                  <p className="truncate font-medium text-ink">Pool {id.slice(-6)}</p>
                  <p className="text-xs text-ink-muted">
                    Up for {toUptime({ startedAt, now })},{" "}
                    {formatCount({ count: queue.holders[id] ?? 0, one: "job" })} in hand
                  </p>
                </div>
                <StatusChip tone={isAlive ? "good" : "bad"}>
                  {isAlive ? "Beat" : "Silent since"} {toAgo({ at: seenAt, now })}
                </StatusChip>
              </li>
            );
          })}
        </ul>
      )}
      <FactList
        className="mt-4 border-t border-line pt-4"
        facts={[
          {
            name: "App last found answering",
            value: <Since at={pulse.appSeenAt} never="not looked yet" now={now} />,
          },
          { name: "Its last absence", value: toAbsence({ app, now }) },
          ...pastAlarms.map(({ kind, raisedAt, clearedAt }) => ({
            name: alarmWords[kind].title,
            value: `ended ${toAgo({ at: clearedAt, now })}, lasted ${toUptime({ startedAt: raisedAt, now: clearedAt })}`,
          })),
        ]}
      />
    </Card>
  );
}

function toUptime({ startedAt, now }: { startedAt: string; now: string }): string {
  return formatAge({ seconds: (Date.parse(now) - Date.parse(startedAt)) / 1000 });
}

function toAbsence({ app, now }: { app: Figures["app"]; now: string }): string {
  const { absentFrom = null, absentUntil = null } = app ?? {};
  if (absentFrom === null || absentUntil === null) return "none noticed";
  return `${toUptime({ startedAt: absentFrom, now: absentUntil })}, until ${toAgo({ at: absentUntil, now })}`;
}
