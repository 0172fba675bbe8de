"use client";

import { usePathname, useSearchParams } from "next/navigation";
import type { Day } from "#lib/time/day.ts";

/**
 * Addresses of the same page with another day drawn large, its range and whatever else it shows kept.
 * `part` of a day is a part of that day only. `name` is the parameter that the page reads.
 */
export function useDayHref(name: "day" | "night" = "day"): (day: Day) => string {
  const pathname = usePathname();
  const current = useSearchParams();
  return (day) => {
    const query = new URLSearchParams(current.toString());
    query.delete("part");
    query.set(name, day);
    return `${pathname}?${query}`;
  };
}
