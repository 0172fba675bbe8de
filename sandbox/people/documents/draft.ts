import { formatInstant, formatSampleStart } from "../calendar.ts";
import type { Person } from "../person.ts";
import type { DayPlan } from "../plan.ts";
import type { SleepStretch } from "../sleep-stretch.ts";
import { offsetAt } from "../zones.ts";

export type Json =
  | null
  | boolean
  | number
  | string
  | readonly Json[]
  | { readonly [key: string]: Json };

/** A document as it was generated, with what the sandbox needs to serve it. */
export interface OuraDocument {
  id: string;
  /** Days since 1970 it belongs to. */
  day: number;
  slot: number;
  /** Instant that date ranges are compared with when the type goes by instants. */
  startsAt: number;
  /** Whether it appears with the night that ends on its day or with a daytime. */
  release: "night" | "day";
  /** The day with whose night or daytime it appears, where that is not its own. */
  releaseDay?: number;
  body: { readonly [key: string]: Json };
}

/** Everything that a generator may look at. */
export interface Draft {
  person: Person;
  day: number;
  /** `day` as text. */
  date: string;
  plan: DayPlan;
  /** Epochs that an edit of bedtime cut off the night; 0 without an edit. */
  trimmed: number;
  /** Epochs that the ring has not sent yet of a night that is analysed again later; 0 afterwards. */
  pending: number;
  /** Last day whose night, and whose daytime, exists; what ends later is still going on. */
  nights: number;
  until: number;
  id: (slot: number) => string;
}

/** Draws the documents of one type on one day. */
export type Generator = (draft: Draft) => readonly OuraDocument[];

/** A local timestamp of the plan's zone. */
export function localTime({
  plan,
  instant,
}: {
  plan: Pick<DayPlan, "zone">;
  instant: number;
}): string {
  return formatInstant({ instant, offset: offsetAt({ zone: plan.zone, instant }) });
}

/** A series as upstream writes it: interval, items, start with milliseconds. */
export function toSeries({
  plan,
  start,
  interval,
  items,
}: {
  plan: DayPlan;
  start: number;
  interval: number;
  items: readonly (number | null)[];
}): Json {
  const timestamp = formatSampleStart({
    instant: start,
    offset: offsetAt({ zone: plan.zone, instant: start }),
  });
  return { interval, items, timestamp };
}

/** The night of a draft as it is known now: without what an edit cut off and what is still to come. */
export function editedNight({ person, day, trimmed, pending }: Draft): SleepStretch | null {
  return person.night(day)?.cut({ head: trimmed, tail: pending }) ?? null;
}
