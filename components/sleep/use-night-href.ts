"use client";

import { useSearchParams } from "next/navigation";
import type { Day } from "#lib/time/day.ts";

/** Where one night is shown large: the sleep page at that night, what else its address says kept. */
export function useNightHref(): (day: Day) => string {
  const current = useSearchParams();
  return (day) => {
    const query = new URLSearchParams(current.toString());
    query.set("night", day);
    return `/sleep?${query}`;
  };
}
