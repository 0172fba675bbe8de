import type { Day } from "#lib/time/day.ts";
import { type Aggregation, type DayBucket, toBuckets } from "./day-buckets.ts";
import { STAGES, type Stage } from "./palette.ts";
import { toTrailingMeans } from "./trailing-means.ts";

/** Seconds in each stage of a day's main sleep, and of its naps together. */
export type StageNight = Record<Stage, number> & { naps?: number | null };

export type StageMode = "hours" | "percent" | Stage;

/** A bar of the stages chart: seconds, or shares of time in bed in percent. */
export type StageRow = Record<Stage, number | null> & {
  x: number;
  naps: number | null;
  mean: number | null;
  /** Its value is the time asleep, without awake. */
  bucket: DayBucket;
};

/** Asleep: deep, light and REM, as Oura counts it. */
function toAsleep(night: StageNight): number {
  return night.deep + night.light + night.rem;
}

/** Bars by day, or by week and month as medians of each stage. */
export function toStageRows({
  days,
  nights,
  aggregation,
  mode,
}: {
  days: readonly Day[];
  nights: readonly (StageNight | null)[];
  aggregation: Aggregation;
  mode: StageMode;
}): StageRow[] {
  const toPart = (pick: (night: StageNight) => number | null) =>
    toBuckets({ days, values: nights.map((night) => night && pick(night)), aggregation });
  const totals = toPart(toAsleep);
  const means = toTrailingMeans({ values: totals.map(({ value }) => value), least: 4 });
  const naps = toPart((night) => night.naps ?? null);
  const parts = Object.fromEntries(STAGES.map((stage) => [stage, toPart((it) => it[stage])]));
  const isMeanDrawn = mode === "hours" && aggregation === "day";
  return totals.map((bucket, index) => {
    const value = (stage: Stage) => parts[stage]?.[index]?.value ?? null;
    const inBed = STAGES.reduce((sum, stage) => sum + (value(stage) ?? 0), 0);
    const toShown = (stage: Stage) => {
      const seconds = value(stage);
      if (seconds === null || (mode !== "hours" && mode !== "percent" && mode !== stage))
        return null;
      if (mode !== "percent") return seconds;
      return inBed > 0 ? (seconds / inBed) * 100 : null;
    };
    return {
      x: bucket.x,
      deep: toShown("deep"),
      light: toShown("light"),
      rem: toShown("rem"),
      awake: toShown("awake"),
      naps: mode === "hours" ? (naps[index]?.value ?? null) : null,
      mean: isMeanDrawn && bucket.value !== null ? (means[index] ?? null) : null,
      bucket,
    };
  });
}
