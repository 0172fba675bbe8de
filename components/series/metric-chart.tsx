"use client";

import dynamic from "next/dynamic";
import { type ReactNode, useMemo } from "react";
import { ChartFrame } from "#components/charts/chart-frame.tsx";
import { ChartSkeleton } from "#components/charts/chart-skeleton.tsx";
import type { DailySeriesProps } from "#components/charts/daily-series.tsx";
import { toHue } from "#components/charts/palette.ts";
import type { MetricKey } from "#lib/oura/registry.ts";
import { toMetricWords } from "./metric-words.ts";
import { toDayNoun } from "./partial-words.ts";
import { useSeriesPage } from "./series-page.tsx";

const DailySeries = dynamic(
  () => import("#components/charts/daily-series.tsx").then((module) => module.DailySeries),
  { loading: () => <ChartSkeleton />, ssr: false },
);

interface MetricChartProps extends Partial<Pick<DailySeriesProps, "kind" | "domain">> {
  metric: MetricKey;
  /** The metric's own label unless said. */
  title?: string;
  method?: ReactNode;
  height?: number;
  className?: string;
}

/** One metric of the page's range, with its band, its words and its table. */
export function MetricChart(props: MetricChartProps) {
  const { metric, kind = "line", domain, title, method, height = 200, className } = props;
  const page = useSeriesPage();
  const { label, unit, type } = page.infoOf(metric);
  const { days, today, system, hourCycle } = page;
  const { values, band } = page.read(metric);
  const reasons = useMemo(() => page.reasonsFor(type), [page, type]);
  const since = page.missing.firstDay;
  const words = useMemo(() => {
    const due = { upTo: today, since, one: toDayNoun(type) };
    return toMetricWords({ label, unit, days, values, band, system, hourCycle, ...due });
  }, [label, unit, type, days, values, band, system, hourCycle, today, since]);
  return (
    <ChartFrame
      {...(className === undefined ? {} : { className })}
      delta={words.delta}
      height={height}
      method={kind === "dots" ? <>{method} The line is the mean of the last seven days.</> : method}
      partial={words.partial}
      status={page.statusFor({ type, count: words.count })}
      summary={words.summary}
      table={words.table}
      title={title ?? label}
      value={words.value}
    >
      <DailySeries
        band={band}
        days={days}
        domain={domain}
        hue={toHue({ type, metric })}
        kind={kind}
        name={label}
        reasons={reasons}
        since={since}
        system={system}
        unit={unit}
        values={values}
      />
    </ChartFrame>
  );
}
