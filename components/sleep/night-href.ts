import type { Day } from "#lib/time/day.ts";

/** Where one night is shown large: the sleep page, at that night. */
export function toNightHref(day: Day): string {
  return `/sleep?night=${day}`;
}
