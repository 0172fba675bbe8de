import { addDays, type Day, eachDay } from "../time/day.ts";
import { shareCategories, type TeamShareCategory } from "./share-categories.ts";

/** How many days a team's page looks back, today included. */
export const sharedDays = 14;

/** One day of a shared category; null means that there is no number, never zero. */
export interface SharedDay {
  day: Day;
  value: number | null;
}

/** A shared category over the whole window, oldest first, one entry a day. */
export interface SharedScores {
  days: SharedDay[];
  /** The newest day that has a number. */
  latest: { day: Day; value: number } | null;
  /** Days that have one. */
  covered: number;
}

/** Every category of one member; null where the member does not share it. */
export type MemberScores = Record<TeamShareCategory, SharedScores | null>;

/** One number as the database returns it. */
export interface SharedValue {
  category: string;
  day: Day;
  value: number | null;
}

/** The window that ends with `today`. @throws RangeError for a non-day. */
export function toSharedWindow(today: Day): { from: Day; to: Day } {
  return { from: addDays({ day: today, count: 1 - sharedDays }), to: today };
}

/** Lays the numbers of one member on the calendar: a missing day stays in its place as null. */
export function toMemberScores({
  shares,
  values,
  from,
  to,
}: {
  shares: readonly string[];
  values: readonly SharedValue[];
  from: Day;
  to: Day;
}): MemberScores {
  const days = eachDay({ firstDay: from, lastDay: to });
  const scores = shareCategories.map((category) => {
    if (!shares.includes(category)) return [category, null] as const;
    const byDay = new Map(
      values.filter((row) => row.category === category).map(({ day, value }) => [day, value]),
    );
    return [
      category,
      toScores(days.map((day) => ({ day, value: byDay.get(day) ?? null }))),
    ] as const;
  });
  // The cast holds because every category was walked.
  return Object.fromEntries(scores) as MemberScores;
}

function toScores(days: SharedDay[]): SharedScores {
  const known = days.flatMap(({ day, value }) => (value === null ? [] : [{ day, value }]));
  return { days, latest: known.at(-1) ?? null, covered: known.length };
}
