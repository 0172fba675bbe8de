"use client";

import { typeOf, useSeriesPage } from "#components/series/series-page.tsx";
import { Card } from "#components/ui/card.tsx";
import { toDayLabel } from "#lib/format/day-label.ts";
import { formatCount } from "#lib/format/number.ts";
import type { Day } from "#lib/time/day.ts";
import { dashboardScores } from "./metrics.ts";

interface Gap {
  key: string;
  label: string;
  days: Day[];
  reason: string;
}

/** Days of the last 30 without a score, grouped by what is missing and why. */
export function MissingCard({ className }: { className?: string }) {
  const page = useSeriesPage();
  const gaps = dashboardScores.flatMap(({ label, metric }) => toGaps({ page, label, metric }));
  return (
    <Card
      {...(className === undefined ? {} : { className })}
      hint="Of the last 30 days"
      title="What is missing, and why"
    >
      {gaps.length === 0 ? (
        <p className="text-sm text-ink-muted">Nothing: all 30 days have their scores.</p>
      ) : (
        <ul className="grid gap-3">
          {gaps.map(({ key, label, days, reason }) => (
            <li className="text-sm" key={key}>
              <p className="font-medium text-ink">
                {label}: {formatCount({ count: days.length, one: "day" })}
              </p>
              <p className="text-pretty text-ink-muted">
                {toDaysText(days)}. {toSentence(reason)}
              </p>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}

function toGaps({
  page,
  label,
  metric,
}: {
  page: ReturnType<typeof useSeriesPage>;
  label: string;
  metric: (typeof dashboardScores)[number]["metric"];
}): Gap[] {
  const { values } = page.read(metric);
  const reasons = page.reasonsFor(typeOf(metric));
  const byReason = new Map<string, Day[]>();
  for (const [index, day] of page.days.entries()) {
    const reason = reasons[index];
    if (values[index] !== null || !reason || day > page.today) continue;
    byReason.set(reason, [...(byReason.get(reason) ?? []), day]);
  }
  return [...byReason].map(([reason, days]) => ({
    key: `${metric} ${reason}`,
    label,
    days,
    reason,
  }));
}

function toDaysText(days: readonly Day[]): string {
  const newest = days.toReversed().slice(0, 3).map(toDayLabel);
  const more = days.length - newest.length;
  return more > 0 ? `${newest.join(", ")} and ${more} more` : newest.join(", ");
}

function toSentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}
