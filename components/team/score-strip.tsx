import { toDayLabel } from "#lib/format/day-label.ts";
import { formatQuantity } from "#lib/format/unit.ts";
import type { SharedMetric } from "#lib/teams/share-categories.ts";
import type { SharedDay, SharedScores } from "#lib/teams/shared-scores.ts";
import { cn } from "../ui/cn.ts";

interface ScoreStripProps {
  scores: SharedScores;
  metric: SharedMetric;
  /** Background class of the metric's hue. */
  fill: string;
}

/** One bar a day from zero, oldest at the left; a day without a number is hatched, never a bar of zero. */
export function ScoreStrip({ scores, metric, fill }: ScoreStripProps) {
  return (
    <div
      aria-label={toSummary({ scores, metric })}
      className="flex h-9 items-end gap-[3px]"
      role="img"
    >
      {scores.days.map((day) => (
        <Bar day={day} fill={fill} key={day.day} metric={metric} />
      ))}
    </div>
  );
}

function Bar({
  day: { day, value },
  metric,
  fill,
}: {
  day: SharedDay;
  metric: SharedMetric;
  fill: string;
}) {
  const label = toDayLabel(day);
  if (value === null) {
    return (
      <span className="hatched h-full min-w-0 flex-1 rounded-xs" title={`${label}: no data`} />
    );
  }
  const share = Math.min(1, Math.max(0, value / metric.full));
  return (
    <span className="flex h-full min-w-0 flex-1 items-end" title={toText({ label, value, metric })}>
      <span
        className={cn("min-h-px w-full rounded-xs", fill)}
        style={{ height: `${share * 100}%` }}
      />
    </span>
  );
}

function toText({
  label,
  value,
  metric,
}: {
  label: string;
  value: number;
  metric: SharedMetric;
}): string {
  return `${label}: ${formatQuantity({ value, unit: metric.unit })}`;
}

/** "Sleep score: 12 of 14 days, latest 81 on Fri 14 Nov". */
function toSummary({ scores, metric }: { scores: SharedScores; metric: SharedMetric }): string {
  const coverage = `${metric.metricLabel}: ${scores.covered} of ${scores.days.length} days`;
  if (scores.latest === null) return coverage;
  const { day, value } = scores.latest;
  return `${coverage}, latest ${formatQuantity({ value, unit: metric.unit })} on ${toDayLabel(day)}`;
}
