import type { ChartTable } from "#components/charts/csv.ts";
import { toNight, toSamples } from "#components/charts/hypnogram-layout.ts";
import { toClockWriter } from "#components/charts/night-clock.ts";
import { STAGE_LABELS } from "#components/charts/palette.ts";
import type { HourCycle } from "#lib/time/clock.ts";
import type { SleepView } from "./night.ts";

/** A hypnogram in rows: run by run, with the mean of the samples that lie in each. */
export function toNightTable({
  hypnogram,
  hourCycle,
}: {
  hypnogram: NonNullable<SleepView["hypnogram"]>;
  hourCycle: HourCycle;
}): ChartTable {
  const { phases, stepSeconds, start, end, offsetMinutes, heartRate, hrv } = hypnogram;
  const write = toClockWriter({ offsetMinutes, hourCycle });
  const { runs } = toNight({ phases, stepMs: stepSeconds * 1000, start, end });
  const [beats, variability] = [heartRate, hrv].map((series) => (series ? toSamples(series) : []));
  return {
    columns: [
      { label: "From" },
      { label: "To" },
      { label: "Stage" },
      { label: "Minutes", numeric: true },
      { label: "Heart rate (bpm)", numeric: true },
      { label: "HRV (ms)", numeric: true },
    ],
    rows: runs.map(({ kind, from, to }) => {
      const toMean = (samples: typeof beats = []) => {
        const inside = samples.filter(({ at }) => from <= at && at < to);
        if (inside.length === 0) return null;
        return Math.round(inside.reduce((sum, { value }) => sum + value, 0) / inside.length);
      };
      return [
        write(from),
        write(to),
        kind === "unknown" ? null : STAGE_LABELS[kind],
        Math.round((to - from) / 6000) / 10,
        toMean(beats),
        toMean(variability),
      ];
    }),
  };
}
