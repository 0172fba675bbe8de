import type { Day } from "#lib/time/day.ts";
import { type Aggregation, type DayBucket, toBuckets } from "./day-buckets.ts";
import { STAGES, type Stage } from "./palette.ts";
import { toTrailingMeans } from "./trailing-means.ts";

/** Seconds in each stage of a day's main sleep. */
export type StageNight = Record<Stage, number>;

export type StageMode = "hours" | "percent" | Stage;

/** A bar of the stages chart: seconds, or shares of time in bed in percent. */
export type StageRow = Record<Stage, number | null> & {
  x: number;
  /** Seconds of naps; of a week or a month their mean a day. Only beside all stages in hours. */
  naps: number | null;
  /** Of seven nights; for single days only. */
  mean: number | null;
  /** What the bar amounts to: time asleep, or the one stage; null in percent. */
  shown: number | null;
  /** From `shown` down to the 10th and up to the 90th percentile; undefined for single days. */
  whisker: [down: number, up: number] | undefined;
  /** Its value is the time asleep, without awake. */
  bucket: DayBucket;
};

/** Asleep: deep, light and REM, as Oura counts it. */
function toAsleep(night: StageNight): number {
  return night.deep + night.light + night.rem;
}

interface StageRowsInput {
  days: readonly Day[];
  /** By day; null for a night without stages. */
  nights: readonly (StageNight | null)[];
  /** By day, in seconds; null where there was none. */
  naps: readonly (number | null)[];
  aggregation: Aggregation;
  mode: StageMode;
}

/** Bars by day, or by week and month as medians of each stage. */
export function toStageRows({ days, nights, naps, aggregation, mode }: StageRowsInput): StageRow[] {
  const toPart = (pick: (night: StageNight) => number) =>
    toBuckets({ days, values: nights.map((night) => night && pick(night)), aggregation });
  const totals = toPart(toAsleep);
  const parts = Object.fromEntries(STAGES.map((stage) => [stage, toPart((it) => it[stage])]));
  const counted =
    mode === "hours" ? totals : mode === "percent" ? undefined : (parts[mode] ?? undefined);
  const means =
    counted && aggregation === "day"
      ? toTrailingMeans({ values: counted.map(({ value }) => value), least: 4 })
      : null;
  return totals.map((bucket, index) => {
    const value = (stage: Stage) => parts[stage]?.[index]?.value ?? null;
    const inBed = STAGES.reduce((sum, stage) => sum + (value(stage) ?? 0), 0);
    const toShare = (stage: Stage) => {
      const seconds = value(stage);
      if (seconds === null || (mode !== "hours" && mode !== "percent" && mode !== stage))
        return null;
      if (mode !== "percent") return seconds;
      return inBed > 0 ? (seconds / inBed) * 100 : null;
    };
    const { value: shown = null, spread = null } = counted?.[index] ?? {};
    return {
      x: bucket.x,
      deep: toShare("deep"),
      light: toShare("light"),
      rem: toShare("rem"),
      awake: toShare("awake"),
      naps: mode === "hours" ? toNaps({ naps, nights, bucket }) : null,
      mean: shown === null ? null : (means?.[index] ?? null),
      shown,
      whisker: spread && shown !== null ? [shown - spread[0], spread[1] - shown] : undefined,
      bucket,
    };
  });
}

/** A day without a nap counts as none, but only where anything of it was recorded. */
function toNaps({
  naps,
  nights,
  bucket: { firstIndex, lastIndex },
}: Pick<StageRowsInput, "naps" | "nights"> & { bucket: DayBucket }): number | null {
  let sum = 0;
  let recorded = 0;
  for (let index = firstIndex; index <= lastIndex; index += 1) {
    const seconds = naps[index] ?? null;
    sum += seconds ?? 0;
    if (seconds !== null || nights[index]) recorded += 1;
  }
  return sum > 0 ? sum / recorded : null;
}
