"use client";

import { useMemo } from "react";
import { ChartFrame } from "#components/charts/chart-frame.tsx";
import { Temperature } from "#components/charts/temperature.tsx";
import { toMetricWords } from "#components/series/metric-words.ts";
import { useSeriesPage } from "#components/series/series-page.tsx";

/** Skin temperature of the night around the person's own baseline. */
export function TemperatureCard({ className }: { className?: string }) {
  const page = useSeriesPage();
  const deviation = page.read("temperature_deviation").values;
  const trend = page.read("temperature_trend_deviation").values;
  const reasons = useMemo(() => page.reasonsFor("daily_readiness"), [page]);
  const words = useMemo(
    () =>
      toMetricWords({
        label: "Temperature deviation",
        unit: "°C",
        days: page.days,
        upTo: page.today,
        values: deviation,
        system: page.system,
      }),
    [page, deviation],
  );
  return (
    <ChartFrame
      {...(className === undefined ? {} : { className })}
      height={260}
      method="How far the skin temperature of the night was from your own long-term baseline, and Oura's smoothed trend as a line. A new ring needs about two weeks to find the baseline."
      partial={words.partial}
      status={page.statusFor({ type: "daily_readiness", count: words.count })}
      summary={words.summary}
      table={{
        columns: [
          { label: "Day" },
          { label: "Deviation (°C)", numeric: true },
          { label: "Trend (°C)", numeric: true },
        ],
        rows: page.days.map((day, index) => [day, deviation[index] ?? null, trend[index] ?? null]),
      }}
      title="Body temperature"
      value={words.value}
    >
      <Temperature
        days={page.days}
        deviation={deviation}
        name="Body temperature"
        reasons={reasons}
        system={page.system}
        trend={trend}
      />
    </ChartFrame>
  );
}
