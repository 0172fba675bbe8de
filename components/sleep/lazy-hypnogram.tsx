"use client";

import dynamic from "next/dynamic";
import { ChartSkeleton } from "#components/charts/chart-skeleton.tsx";

/** The hypnogram, loaded after the paint. */
export const LazyHypnogram = dynamic(
  () => import("#components/charts/hypnogram.tsx").then((module) => module.Hypnogram),
  { loading: () => <ChartSkeleton />, ssr: false },
);
