import { addDays, type Day } from "../time/day.ts";

/** How far data may run ahead of the calendar; anything later is a wrong date, not a later today. */
const mostDaysAhead = 31;

/** The person's today: a ring that travelled east may be a day ahead of the zone that is set, one in the sandbox weeks. */
export function toToday({
  calendarDay,
  lastDay,
}: {
  calendarDay: Day;
  /** The newest day with data; null while there is none. */
  lastDay: Day | null;
}): Day {
  if (lastDay === null || lastDay <= calendarDay) return calendarDay;
  const isPlausible = lastDay <= addDays({ day: calendarDay, count: mostDaysAhead });
  return isPlausible ? lastDay : calendarDay;
}
