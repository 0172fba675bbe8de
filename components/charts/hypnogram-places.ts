import { formatDuration } from "#lib/format/duration.ts";
import { formatQuantity } from "#lib/format/unit.ts";
import type { Tip, TipRow } from "./chart-tip.tsx";
import { type Night, type Run, type SampleSeries, toRunIndex } from "./hypnogram-layout.ts";
import { STAGE_LABELS, toColour, toStageColour } from "./palette.ts";
import type { Places } from "./plot-surface.tsx";

interface NightPlacesInput {
  night: Night;
  /** Between two places, in milliseconds. */
  stepMs: number;
  heartRate?: SampleSeries | null | undefined;
  hrv?: SampleSeries | null | undefined;
  /** Writes an instant on the clock of recording. */
  writeClock: (at: number) => string;
}

/** The sample nearest to an instant, at most half a step away; null where none was taken. */
export function toSampleAt({
  series,
  at,
}: {
  series: SampleSeries | null | undefined;
  at: number;
}): number | null {
  if (!series) return null;
  return series.items[Math.round((at - series.start) / series.stepMs)] ?? null;
}

/**
 * The places of a night: a place a step, so that pointing reads the very instant, while arrow keys
 * go from the middle of one run to the middle of the next.
 */
export function toNightPlaces(input: NightPlacesInput): Places {
  const { night, stepMs } = input;
  const { runs, start, end } = night;
  const count = Math.max(1, Math.ceil((end - start) / stepMs));
  const toFrom = (index: number) => start + index * stepMs;
  const toMiddle = (index: number) => (toFrom(index) + Math.min(end, toFrom(index + 1))) / 2;
  const toIndex = (at: number) => Math.min(count - 1, Math.floor((at - start) / stepMs));
  return {
    count,
    toX: (index) => (toMiddle(index) - start) / (end - start),
    fromX: (x) => toIndex(start + x * (end - start)),
    toKey: toMiddle,
    fromKey: (key) => (typeof key === "number" && start <= key && key <= end ? toIndex(key) : null),
    toNeighbour: (index, direction) => {
      const here = index >= count ? runs.length : toRunIndex({ runs, at: toMiddle(index) });
      const run = here === null ? undefined : runs[Math.min(runs.length - 1, here + direction)];
      return run ? toIndex((run.from + run.to) / 2) : index + direction;
    },
    toTip: (index) => {
      const here = toRunIndex({ runs, at: toMiddle(index) });
      const run = here === null ? undefined : runs[here];
      return toTip({ ...input, run, at: toMiddle(index), shown: toFrom(index) });
    },
  };
}

function toTip({
  run,
  at,
  shown,
  heartRate,
  hrv,
  writeClock,
}: NightPlacesInput & { run: Run | undefined; at: number; shown: number }): Tip {
  const title = writeClock(shown);
  const rows: TipRow[] = [];
  const beats = toSampleAt({ series: heartRate, at });
  const variability = toSampleAt({ series: hrv, at });
  if (beats !== null) {
    const value = formatQuantity({ value: beats, unit: "bpm" });
    rows.push({ label: "Heart rate", value, colour: toColour("heart") });
  }
  if (variability !== null) {
    const value = formatQuantity({ value: variability, unit: "ms" });
    rows.push({ label: "HRV", value, colour: toColour("hrv") });
  }
  if (run === undefined) return { title, rows };
  const duration = formatDuration({ seconds: (run.to - run.from) / 1000 });
  const span = `${writeClock(run.from)} to ${writeClock(run.to)}`;
  if (run.kind === "unknown") return { title, rows, note: `No stages from ${span}` };
  const stage = { label: STAGE_LABELS[run.kind], value: duration };
  return {
    title,
    rows: [{ ...stage, colour: toStageColour(run.kind) }, ...rows],
    note: `${stage.label} from ${span}`,
  };
}
