"use client";

import Link from "next/link";
import { useSeriesPage } from "#components/series/series-page.tsx";
import { Card } from "#components/ui/card.tsx";
import { toDayLabel } from "#lib/format/day-label.ts";
import { formatList } from "#lib/format/list.ts";
import { formatCount } from "#lib/format/number.ts";
import type { Day } from "#lib/time/day.ts";
import { type ScoreGaps, toGaps } from "./gaps.ts";
import { dashboardScores } from "./metrics.ts";

interface MissingCardProps {
  /** Names of what the person did not share. */
  withheld: readonly string[];
  className?: string;
}

/** Days of the last 30 without a score, grouped by what is missing and why. */
export function MissingCard({ withheld, className }: MissingCardProps) {
  const page = useSeriesPage();
  const gaps = toGaps({ days: page.days, scores: dashboardScores.map(toReasons(page)) });
  return (
    <Card
      {...(className === undefined ? {} : { className })}
      hint="Of the last 30 days"
      title="What is missing, and why"
    >
      <ul className="grid gap-3 text-sm">
        {gaps.length === 0 && (
          <li className="text-ink-muted">Nothing: all 30 days have their scores.</li>
        )}
        {gaps.map(({ labels, days, reason }) => (
          <li key={`${reason} ${days.join(" ")}`}>
            <p className="font-medium text-ink">
              {toSentence(formatList(labels.map((label) => label.toLowerCase())))},{" "}
              {formatCount({ count: days.length, one: "day" })}
            </p>
            <p className="text-pretty text-ink-muted">
              {toDaysText(days)}: {reason}.
            </p>
          </li>
        ))}
        {withheld.length > 0 && (
          <li className="border-t border-line pt-3">
            <p className="font-medium text-ink">Not shared with Ringboard</p>
            <p className="text-pretty text-ink-muted">
              {formatList(withheld)}.{" "}
              <Link className="text-accent underline-offset-4 hover:underline" href="/connect">
                Change what is shared
              </Link>
            </p>
          </li>
        )}
      </ul>
    </Card>
  );
}

/** A score's missing days; those before the person's first are not missing. */
function toReasons(page: ReturnType<typeof useSeriesPage>) {
  const first = page.missing.firstDay ?? page.today;
  return ({ label, metric }: (typeof dashboardScores)[number]): ScoreGaps => {
    const { values } = page.read(metric);
    const reasons = page.reasonsFor(page.infoOf(metric).type);
    return {
      label,
      reasons: page.days.map((day, index) =>
        values[index] !== null || day < first || day > page.today ? null : (reasons[index] ?? null),
      ),
    };
  };
}

function toDaysText(days: readonly Day[]): string {
  const newest = days.toReversed().slice(0, 3).map(toDayLabel);
  const more = days.length - newest.length;
  return more > 0 ? `${newest.join(", ")} and ${more} more` : newest.join(", ");
}

function toSentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}
