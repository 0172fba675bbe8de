import { type HeartRateDay, toHeartRateDay } from "./heart-rate.ts";
import { type Motion, toMotion } from "./motion.ts";
import { toNight } from "./night.ts";
import type { Persona } from "./persona.ts";
import { DayPlan } from "./plan.ts";
import { Recent } from "./recent.ts";
import type { SleepStretch } from "./sleep-stretch.ts";

// One memory for everyone keeps its size the same however many people there are. All of it is a pure
// function of persona, day and whether the ring was worn.
const plans = new Recent<number, DayPlan>(4096);
const nights = new Recent<number, { night: SleepStretch | null }>(256);
const motions = new Recent<number, Motion>(256);
const heartRates = new Recent<number, HeartRateDay>(256);

/** Counts people up, so that each has keys of their own in the memories above. */
let people = 0;

/** A persona from its first day on, with what was drawn lately kept at hand. */
export class Person {
  readonly persona: Persona;
  /** First day of history, in days since 1970. */
  readonly firstDay: number;
  readonly seed: number;
  readonly #keyBase: number;

  constructor({ persona, firstDay }: { persona: Persona; firstDay: number }) {
    this.persona = persona;
    this.firstDay = firstDay;
    this.seed = persona.seed;
    this.#keyBase = people++ * 65_536;
  }

  plan(day: number): DayPlan {
    return plans.take(this.#key(day), () => new DayPlan({ persona: this.persona, day }));
  }

  /** The main sleep that ends on the day, before any edit; null when it was not recorded. */
  night(day: number): SleepStretch | null {
    const make = () => ({ night: toNight({ persona: this.persona, plan: this.plan(day) }) });
    return nights.take(this.#key(day), make).night;
  }

  motion(day: number): Motion {
    return motions.take(this.#key(day), () =>
      toMotion({ persona: this.persona, plan: this.plan(day), next: this.plan(day + 1) }),
    );
  }

  /** Heart rate from the bedtime before a day to the one after it. */
  heartRate(day: number): HeartRateDay {
    return heartRates.take(this.#key(day), () => toHeartRateDay({ person: this, day }));
  }

  /** Whole days of history before this one. */
  age(day: number): number {
    return day - this.firstDay;
  }

  /** Mean of a figure of the plans of the days before and with `day`, never before the first one. */
  recentMean({
    day,
    days,
    of,
  }: {
    day: number;
    days: number;
    of: (plan: DayPlan) => number;
  }): number {
    const count = Math.max(1, Math.min(days, this.age(day) + 1));
    let sum = 0;
    for (let ago = 0; ago < count; ago++) sum += of(this.plan(day - ago));
    return sum / count;
  }

  /** Person and day in one whole number below 2^53. */
  #key(day: number): number {
    return this.#keyBase + day;
  }
}
