"use client";

import dynamic from "next/dynamic";
import type { ComponentProps } from "react";
import { ChartFrame } from "#components/charts/chart-frame.tsx";
import { ChartSkeleton } from "#components/charts/chart-skeleton.tsx";
import { toSamples } from "#components/charts/hypnogram-layout.ts";
import { toClockWriter } from "#components/charts/night-clock.ts";
import { toNightHalves, toPeak, toTrendText } from "#components/charts/night-halves.ts";
import { DaySteps } from "#components/series/day-steps.tsx";
import { useSeriesPage } from "#components/series/series-page.tsx";
import { toDayLabel } from "#lib/format/day-label.ts";
import { formatNumber } from "#lib/format/number.ts";
import type { NightView } from "./night.ts";

const NightHrv = dynamic(
  () => import("#components/charts/night-hrv.tsx").then((module) => module.NightHrv),
  { loading: () => <ChartSkeleton />, ssr: false },
);

/** The night's HRV from one five minutes to the next, and whether it rose. */
export function NightHrvCard({
  night,
  steps,
}: {
  night: NightView | null;
  /** Steps to the neighbouring nights, where the page has no other. */
  steps?: ComponentProps<typeof DaySteps>;
}) {
  const { hourCycle } = useSeriesPage();
  const hypnogram = night?.main?.hypnogram ?? null;
  const hrv = hypnogram?.hrv ?? null;
  const samples = hrv ? toSamples(hrv) : [];
  const write = toClockWriter({ offsetMinutes: hypnogram?.offsetMinutes ?? 0, hourCycle });
  const halves = hypnogram && toNightHalves({ samples, ...hypnogram });
  const trend = halves && toTrendText(halves);
  const peak = toPeak(samples);
  return (
    <ChartFrame
      controls={steps && <DaySteps {...steps} />}
      delta={trend === null ? null : `${trend} from the first half to the second`}
      height={240}
      method="RMSSD every five minutes while you sleep. The bars are the means of both halves of the time in bed, the dashed line that of all of it. Over a restful night it tends to climb while the heart rate falls; the strip below shows the stages."
      status={
        hypnogram && halves
          ? { kind: "ready" }
          : {
              kind: "empty",
              title: "No HRV here",
              reason: "Oura has no heart rate variability for this night.",
            }
      }
      summary={
        halves && peak
          ? `HRV averaged ${formatNumber({ value: halves.mean })} ms and was highest at ${write(peak.at)}, with ${formatNumber({ value: peak.value })} ms.`
          : "No heart rate variability for this night."
      }
      table={
        hrv
          ? {
              columns: [{ label: "Time" }, { label: "HRV (ms)", numeric: true }],
              rows: hrv.items.map((value, index) => [write(hrv.start + index * hrv.stepMs), value]),
            }
          : undefined
      }
      title={night ? `Night HRV · ${toDayLabel(night.day)}` : "Night HRV"}
      value={
        halves ? { text: formatNumber({ value: halves.mean }), unit: "ms on average" } : undefined
      }
    >
      {hypnogram && hrv && <NightHrv {...hypnogram} hourCycle={hourCycle} hrv={hrv} />}
    </ChartFrame>
  );
}
