"use client";

import { useMemo } from "react";
import { useSeriesPage } from "#components/series/series-page.tsx";
import type { Day } from "#lib/time/day.ts";
import { type Advice, toAdviceWords } from "./bedtime-words.ts";

/** The nights' bedtimes, their windows and what Oura says of them, a slot a day of the page's range. */
export function useBedtimes(advice: Readonly<Record<Day, Advice>>) {
  const page = useSeriesPage();
  return useMemo(() => {
    const starts = page.read("optimal_bedtime_start_offset").values;
    const ends = page.read("optimal_bedtime_end_offset").values;
    return {
      bedtimes: page.read("bedtime_start_offset").values,
      wakes: page.read("bedtime_end_offset").values,
      windows: page.days.map((_, index) => {
        const [from, to] = [starts[index] ?? null, ends[index] ?? null];
        return from === null || to === null ? null : { from, to };
      }),
      words: page.days.map((day) => toAdviceWords(advice[day])),
    };
  }, [page, advice]);
}
