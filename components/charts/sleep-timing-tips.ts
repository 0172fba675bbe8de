import { formatDuration } from "#lib/format/duration.ts";
import { formatCount } from "#lib/format/number.ts";
import type { Tip } from "./chart-tip.tsx";
import { toColour } from "./palette.ts";
import type { ClockSpan, TimingMark } from "./sleep-timing-layout.ts";
import { type SleepSpan, toSecondsInBed } from "./sleep-timing-stats.ts";

/** What the tip says of one bar of the timing chart. */
export function toTimingTip({
  title,
  mark,
  night,
  window,
  reason,
  write,
}: {
  title: string;
  mark: TimingMark | null;
  /** The night itself, where the bar is one. */
  night: SleepSpan | null;
  window: ClockSpan | null;
  reason: string | null;
  /** Writes clock seconds. */
  write: (seconds: number) => string;
}): Tip {
  const windowText = window && `${write(window.from)} – ${write(window.to)}`;
  const advice = windowText ? [{ label: "Suggested bedtime", value: windowText }] : [];
  if (mark === null) {
    return { title, rows: advice, note: `No data: ${reason ?? "Oura gave no times"}` };
  }
  const colour = toColour("sleep");
  if (mark.spread) {
    const toSpread = ([low, high]: [number, number]) => `${write(low)} – ${write(high)}`;
    return {
      title,
      rows: [
        { label: "Bedtime, median", value: write(mark.start), colour },
        { label: "8 in 10 nights", value: toSpread(mark.spread.start) },
        { label: "Wake-up, median", value: write(mark.end), colour },
        { label: "8 in 10 mornings", value: toSpread(mark.spread.end) },
        ...advice,
      ],
      note: formatCount({ count: mark.bucket.n, one: "night" }),
    };
  }
  const breaks = night?.breaks ?? [];
  const awake = breaks.reduce((sum, [from, to]) => sum + to - from, 0);
  return {
    title,
    rows: [
      { label: "Bedtime", value: write(mark.start), colour },
      { label: "Wake-up", value: write(mark.end), colour },
      { label: "In bed", value: formatDuration({ seconds: toSecondsInBed(night ?? mark) }) },
      ...advice,
    ],
    note:
      breaks.length === 0
        ? null
        : `Awake ${breaks.length === 1 ? "once" : `${breaks.length} times`} for long, ${formatDuration({ seconds: awake })} in all`,
  };
}
