import type { Person } from "./person.ts";
import { Random } from "./random.ts";

/** A level of the ring's battery, as newer specifications serve it. */
export interface BatteryRow {
  instant: number;
  /** Percent. */
  level: number;
  charging: boolean;
  inCharger: boolean;
}

const stream = 85;

/** Days to look back for the last charge. */
const farthest = 8;

/** Seconds between two rows while worn, and on the charger. */
const wornStep = 3600;
const chargingStep = 600;

/**
 * Levels from a day's getting up to the next one's: down while the ring is worn, up to the full while it
 * lies on its charger, and to nothing where a battery died in the night.
 */
export function toBatteryDay({
  person,
  day,
}: {
  person: Person;
  day: number;
}): readonly BatteryRow[] {
  const from = person.plan(day).wake;
  const next = person.plan(day + 1);
  const until = next.wake;
  const rows: BatteryRow[] = [];
  if (!person.plan(day).dayRecorded) return rows;
  const { charging } = person.motion(day);
  let full = lastCharge({ person, day });
  const add = (instant: number, share: number, inCharger: boolean) => {
    const level = Math.round(100 * Math.max(0, Math.min(1, share)));
    rows.push({ instant, level, charging: inCharger && level < 100, inCharger });
  };
  const died = next.batteryDied;
  const drain = drainOf({ person, day });
  const shareAt = (instant: number) => {
    const usual = 1 - (instant - full) * drain;
    return died === null ? usual : Math.min(usual, (died - instant) / (died - full));
  };
  let at = from;
  for (const gap of charging) {
    for (; at < gap.from; at += wornStep) add(at, shareAt(at), false);
    const begin = shareAt(gap.from);
    for (let inside = gap.from; inside < gap.until; inside += chargingStep) {
      const part = (inside - gap.from) / (gap.until - gap.from);
      add(Math.round(inside), begin + (1 - begin) * part, true);
    }
    full = gap.until;
    at = Math.round(gap.until);
    add(at, 1, true);
    at += wornStep;
  }
  for (; at < Math.min(until, died ?? until); at += wornStep) add(at, shareAt(at), false);
  return rows;
}

/** Share of the battery that a second of wear takes: five to seven days from full to empty, by the ring's age and chance. */
function drainOf({ person, day }: { person: Person; day: number }): number {
  const days = new Random(person.seed, stream, Math.floor(day / 30)).between(4.8, 7.2);
  return 1 / (days * 86_400);
}

/** End of the last charge before a day's getting up; a ring that was not charged for long was charged then unseen. */
function lastCharge({ person, day }: { person: Person; day: number }): number {
  for (let ago = 1; ago <= farthest; ago++) {
    const last = person.motion(day - ago).charging.at(-1);
    if (last !== undefined) return last.until;
    if (!person.plan(day - ago).dayRecorded) return person.plan(day - ago + 1).bedStart;
  }
  return person.plan(day - farthest).wake;
}
