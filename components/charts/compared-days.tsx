import { type Day, daysBetween } from "#lib/time/day.ts";
import { INSET, type Inset, type PlotSize } from "./plot-surface.tsx";

/** Days singled out in a chart: those compared, and those they are compared with. */
export interface ComparedSpan {
  from: Day;
  to: Day;
  tone: "strong" | "faint";
}

/** Where days from one to another lie on an axis of days, in shares of it; null outside. */
export function toDayShare({
  days,
  from,
  to,
}: {
  days: readonly Day[];
  from: Day;
  to: Day;
}): { left: number; right: number } | null {
  const first = days[0];
  if (first === undefined) return null;
  const left = Math.max(0, daysBetween({ from: first, to: from }));
  const right = Math.min(days.length, daysBetween({ from: first, to }) + 1);
  return left < right ? { left: left / days.length, right: right / days.length } : null;
}

/** Lines over the plot at the days singled out, and a shade below the stronger ones. */
export function ComparedDays({
  days,
  marks,
  size,
  inset = INSET,
}: {
  days: readonly Day[];
  marks: readonly ComparedSpan[];
  size: PlotSize;
  inset?: Inset;
}) {
  return marks.map(({ from, to, tone }) => {
    const share = toDayShare({ days, from, to });
    if (share === null) return null;
    const x = inset.left + share.left * size.plotWidth;
    const width = (share.right - share.left) * size.plotWidth;
    const fill = tone === "strong" ? "var(--accent)" : "var(--ink-faint)";
    return (
      <g key={tone}>
        <rect
          fill={fill}
          height={size.plotHeight}
          opacity={tone === "strong" ? 0.1 : 0.06}
          width={width}
          x={x}
          y={inset.top}
        />
        <rect
          fill={fill}
          height={3}
          rx={1.5}
          width={Math.max(2, width - 2)}
          x={x + 1}
          y={inset.top - 6}
        />
      </g>
    );
  });
}

/** Short ticks where a night is missing: an empty slot that is neither zero nor still to come. */
export function MissingTicks({
  xs,
  count,
  size,
}: {
  /** On the axis of `count` days. */
  xs: readonly number[];
  count: number;
  size: PlotSize;
}) {
  const bottom = INSET.top + size.plotHeight;
  const d = xs
    .map((x) => `M${(INSET.left + ((x + 0.5) / count) * size.plotWidth).toFixed(1)} ${bottom}v-7`)
    .join("");
  return <path d={d} stroke="var(--metric-neutral)" strokeLinecap="round" strokeWidth={1.5} />;
}
