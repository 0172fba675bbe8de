"use client";

import { useRouter } from "next/navigation";
import { HrvTrendCard } from "#components/series/hrv-trend-card.tsx";
import { useCompare } from "./compare-scope.tsx";
import { useNightHref } from "./use-night-href.ts";

/** The HRV trend among nights: a dot leads to its night, and days compared are singled out. */
export function SleepHrvCard({ height }: { height: number }) {
  const router = useRouter();
  const toNightHref = useNightHref();
  const { marks } = useCompare();
  return (
    <HrvTrendCard
      height={height}
      marks={marks}
      onChooseDay={(day) => router.push(toNightHref(day))}
    />
  );
}
