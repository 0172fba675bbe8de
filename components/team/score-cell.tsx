import { toDayLabel } from "#lib/format/day-label.ts";
import { toQuantityText } from "#lib/format/unit.ts";
import { sharedMetrics, type TeamShareCategory } from "#lib/teams/share-categories.ts";
import type { SharedScores } from "#lib/teams/shared-scores.ts";
import { cn } from "../ui/cn.ts";
import { categoryLooks } from "./category-looks.ts";
import { NotShared } from "./not-shared.tsx";
import { ScoreStrip } from "./score-strip.tsx";

interface ScoreCellProps {
  category: TeamShareCategory;
  /** null: not shared. */
  scores: SharedScores | null;
}

/** One category of one member: the latest number and two weeks, or in plain words why there is none. */
export function ScoreCell({ category, scores }: ScoreCellProps) {
  const metric = sharedMetrics[category];
  const { icon: Icon, text, fill } = categoryLooks[category];
  return (
    <div className="flex min-w-0 flex-col gap-2">
      <dt className="flex items-center gap-1.5 text-xs font-medium text-ink-muted">
        <Icon aria-hidden className={cn("size-3.5 shrink-0", scores ? text : "text-ink-faint")} />
        <span className="truncate">{metric.metricLabel}</span>
      </dt>
      <dd className="min-w-0">
        {scores === null ? (
          <NotShared className="h-[6.25rem]">Not shared</NotShared>
        ) : (
          <>
            <Latest scores={scores} unit={metric.unit} />
            <ScoreStrip fill={fill} metric={metric} scores={scores} />
            <p className="mt-1.5 text-xs text-ink-muted">
              {scores.covered} of {scores.days.length} days
            </p>
          </>
        )}
      </dd>
    </div>
  );
}

function Latest({ scores: { latest, days }, unit }: { scores: SharedScores; unit: string }) {
  if (latest === null) {
    return <p className="flex h-9 items-center pb-1 text-sm text-ink-muted">No data yet</p>;
  }
  const quantity = toQuantityText({ value: latest.value, unit });
  const isNewest = latest.day === days.at(-1)?.day;
  return (
    <p className="flex h-9 items-baseline gap-1.5 pb-1 text-ink">
      <span className="text-lg font-semibold">{quantity.text}</span>
      {quantity.unit && <span className="text-xs text-ink-muted">{quantity.unit}</span>}
      <span className="truncate text-xs text-ink-muted">
        {isNewest ? "today" : toDayLabel(latest.day)}
      </span>
    </p>
  );
}
