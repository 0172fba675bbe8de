"use client";

import { ChartHeight } from "#components/charts/chart-height.tsx";
import { formatDuration } from "#lib/format/duration.ts";
import { formatQuantity } from "#lib/format/unit.ts";
import type { HourCycle } from "#lib/time/clock.ts";
import { LazyHypnogram } from "./lazy-hypnogram.tsx";
import type { SleepView } from "./night.ts";
import { toSpanText } from "./night-words.ts";

const names = {
  night: "Another long sleep",
  nap: "Nap",
  rest: "Rest, not counted as sleep",
} as const satisfies Record<SleepView["kind"], string>;

const HEIGHT = 108;

/** A sleep beside the night as its small twin: when, how long, and its stages. */
export function NapTwin({ nap, hourCycle }: { nap: SleepView; hourCycle: HourCycle }) {
  const facts = [
    toSpanText({ sleep: nap, hourCycle }),
    nap.totalSleep === null ? null : `${formatDuration({ seconds: nap.totalSleep })} asleep`,
    nap.lowestHeartRate === null
      ? null
      : `lowest ${formatQuantity({ value: nap.lowestHeartRate, unit: "bpm" })}`,
  ].filter((fact) => fact !== null);
  return (
    <li className="min-w-0">
      <p className="text-sm font-medium text-ink">{names[nap.kind]}</p>
      <p className="text-xs text-pretty text-ink-muted">{facts.join(" · ")}</p>
      <div className="mt-2">
        {nap.hypnogram === null ? (
          <p
            className="grid place-items-center rounded-md border border-dashed border-line-strong px-4 text-center text-xs text-pretty text-ink-muted"
            style={{ height: HEIGHT }}
          >
            Oura has no stages for it.
          </p>
        ) : (
          <ChartHeight height={HEIGHT}>
            <LazyHypnogram {...nap.hypnogram} hourCycle={hourCycle} size="twin" />
          </ChartHeight>
        )}
      </div>
    </li>
  );
}
