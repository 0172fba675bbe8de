import { weekday } from "./calendar.ts";
import { type Persona, type Shift, traitsOn } from "./persona.ts";

/** What a person who works in shifts does on a day; null for everybody else. */
export function shiftOn({ persona, day }: { persona: Persona; day: number }): Shift | null {
  const { shifts, today } = persona;
  if (shifts === null) return null;
  const length = shifts.length;
  return shifts[(((day - today) % length) + length) % length] ?? null;
}

/** Hours of work of each shift, from midnight of its day. */
const shiftHours = {
  early: { from: 6, until: 14 },
  late: { from: 14, until: 22 },
  night: { from: 22, until: 30 },
} as const satisfies Record<Exclude<Shift, "off">, { from: number; until: number }>;

/** When the main sleep that ends on a day is meant to begin and end, in hours after midnights. */
export interface Timing {
  /** After the midnight that begins the day before. */
  bed: number;
  /** After the midnight that begins the day. */
  wake: number;
  /** Whether it is slept by day, after a night of work. */
  byDay: boolean;
}

/** The usual times of a night; after a night shift the main sleep is by day, shorter when free time follows. */
export function timingOn({ persona, day }: { persona: Persona; day: number }): Timing {
  const { bedtime, wakeTime, weekendShift } = traitsOn({ persona, day });
  const shift = shiftOn({ persona, day });
  if (shift === null) {
    const later = weekday(day) === 6 || weekday(day) === 0 ? weekendShift / 60 : 0;
    return { bed: bedtime + later, wake: wakeTime + later * 1.1, byDay: false };
  }
  const before = shiftOn({ persona, day: day - 1 });
  if (before === "night")
    return { bed: 24 + 7.4, wake: shift === "night" ? 14.4 : 12.6, byDay: true };
  const wake = shift === "early" ? 4.8 : shift === "off" ? wakeTime + 0.6 : wakeTime;
  const bed = before === "late" ? 24 : shift === "early" ? 21.4 : bedtime;
  return { bed, wake: before === "late" ? Math.max(wake, 7.6) : wake, byDay: false };
}

/** Whether the person is at work in an hour, counted from the midnight that begins the day. */
export function isWorking({
  persona,
  day,
  hour,
}: {
  persona: Persona;
  day: number;
  hour: number;
}): boolean {
  const today = shiftOn({ persona, day });
  if (today === null) return false;
  const within = (shift: Shift | null, at: number) =>
    shift !== null &&
    shift !== "off" &&
    at >= shiftHours[shift].from &&
    at < shiftHours[shift].until;
  return within(today, hour) || within(shiftOn({ persona, day: day - 1 }), hour + 24);
}
