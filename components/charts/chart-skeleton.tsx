"use client";

import { Skeleton } from "#components/ui/skeleton.tsx";
import { useChartHeight } from "./chart-height.tsx";

/** Holds a chart's place, at its height, while the chart's own code is on its way. */
export function ChartSkeleton() {
  return <Skeleton className="w-full" style={{ height: useChartHeight() }} />;
}
