"use client";

import dynamic from "next/dynamic";
import { useChartHeight } from "#components/charts/chart-height.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";

/** The hypnogram, loaded after the paint; its place is held at its own height. */
export const LazyHypnogram = dynamic(
  () => import("#components/charts/hypnogram.tsx").then((module) => module.Hypnogram),
  { loading: () => <Place />, ssr: false },
);

function Place() {
  return <Skeleton className="w-full" style={{ height: useChartHeight() }} />;
}
