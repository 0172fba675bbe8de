import { formatDuration } from "#lib/format/duration.ts";
import { formatClockOffset, type HourCycle, type RecordedTime } from "#lib/time/clock.ts";
import { CLASS_LABELS, CLASS_SECONDS, type ClassRun, toClassColour } from "./activity-classes.ts";
import type { Tip } from "./chart-tip.tsx";
import type { Places } from "./plot-surface.tsx";
import type { TimeSpan } from "./time-spans.ts";

/** A sleep or a workout with the colour of its lane. */
export interface ColouredSpan {
  span: TimeSpan;
  colour: string;
}

/** Five-minute places of a day; each tells of the whole run it lies in. */
export function toStripPlaces({
  runs,
  spans,
  count,
  start,
  hourCycle,
  isToday,
}: {
  runs: readonly ClassRun[];
  spans: readonly ColouredSpan[];
  count: number;
  start: RecordedTime | null;
  hourCycle: HourCycle;
  isToday: boolean;
}): Places {
  const startMs = start?.epochMs ?? 0;
  const recorded = runs.at(-1)?.end ?? 0;
  const reachable = isToday ? recorded : count;
  const toClock = (index: number) =>
    formatClockOffset({ seconds: (start?.localSeconds ?? 0) + index * CLASS_SECONDS, hourCycle });
  const toTip = (index: number): Tip => {
    const run = runs.find(({ start: from, end }) => from <= index && index < end);
    const from = run?.start ?? recorded;
    const end = run?.end ?? count;
    const title = start === null ? "" : `${toClock(from)}–${toClock(end)}`;
    const middle = (index + 0.5) / count;
    const within = spans.filter(({ span }) => span.start <= middle && middle < span.end);
    const known = run?.class ?? null;
    const note = within.map(({ span }) => span.label).join(", ");
    if (known === null || known === 0) {
      const reason = known === 0 ? "the ring was not worn" : "nothing recorded";
      return { title, rows: [], note: [`No data: ${reason}`, note].filter(Boolean).join(". ") };
    }
    const value = formatDuration({ seconds: (end - from) * CLASS_SECONDS });
    return {
      title,
      rows: [{ label: CLASS_LABELS[known], value, colour: toClassColour(known) }],
      note,
    };
  };
  return {
    count: reachable,
    toX: (index) => (index + 0.5) / count,
    fromX: (x) => {
      const index = Math.min(count - 1, Math.floor(x * count));
      return index < reachable ? index : null;
    },
    toKey: (index) => startMs + (index + 0.5) * CLASS_SECONDS * 1000,
    fromKey: (key) => {
      if (typeof key !== "number") return null;
      const index = Math.floor((key - startMs) / 1000 / CLASS_SECONDS);
      return index >= 0 && index < reachable ? index : null;
    },
    toTip,
  };
}
