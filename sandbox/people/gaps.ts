import { daySeconds, toDay } from "./calendar.ts";
import type { DrawnType } from "./catalogue.ts";
import type { Json } from "./documents/draft.ts";
import type { History, HistoryRecord } from "./history.ts";
import { toIdentifier } from "./identifiers.ts";

/** Why something is missing, which the sandbox knows and tells no client of the API. */
export type GapCause =
  /** The ring was off: left at home, on its charger, or not put on for the night. */
  | "not_worn"
  | "low_battery"
  /** The ring was on, and there is no value all the same: a placeholder, or too short a history. */
  | "not_measured"
  | "deleted"
  /** The ring has not handed it over yet. */
  | "not_synced";

/** A type of which a day has no value. */
export interface DayGap {
  day: string;
  type: string;
  cause: GapCause;
}

/** A stretch without heart rate; instants in seconds since 1970. */
export interface HeartRateGap {
  from: number;
  until: number;
  cause: GapCause;
}

/** Types of which every recorded night, or day, has a document. */
const nightly: readonly DrawnType[] = [
  "sleep",
  "daily_sleep",
  "daily_readiness",
  "daily_spo2",
  "sleep_time",
  "daily_resilience",
  "daily_cardiovascular_age",
];
const daily: readonly DrawnType[] = ["daily_activity", "daily_stress"];

interface Subject {
  history: History;
  record: HistoryRecord;
}

/** Every day from `from` to `to`, both included, and every type that has no value on it, with the cause. */
export function* dayGaps({
  history,
  record,
  from,
  to,
}: Subject & { from: number; to: number }): Generator<DayGap> {
  for (let number = Math.max(from, record.firstDay); number <= to; number++) {
    const day = toDay(number);
    for (const type of [...nightly, ...daily]) {
      const cause = causeOf({ history, record, type, day: number });
      if (cause !== null) yield { day, type, cause };
    }
    const cause = heartRateCauseOf({ history, day: number });
    if (cause !== null) yield { day, type: "heartrate", cause };
  }
}

function causeOf({
  history,
  record,
  type,
  day,
}: Subject & { type: DrawnType; day: number }): GapCause | null {
  for (const { body } of history.documents({ type, from: day, to: day })) {
    if (hasValue({ type, body })) return null;
  }
  const isNight = nightly.includes(type);
  if (day > (isNight ? record.nights : record.days)) return "not_synced";
  const { person } = history;
  const id = toIdentifier({ seed: person.seed, type, day, slot: 0 });
  if (record.deleted.includes(id)) return "deleted";
  const plan = person.plan(day);
  if (!(isNight ? plan.nightRecorded : plan.dayRecorded)) return "not_worn";
  return isNight && plan.batteryDied !== null ? "low_battery" : "not_measured";
}

/** What upstream writes where it has nothing is no value; of sleeps a night is one, and a nap is none. */
function hasValue({
  type,
  body,
}: {
  type: DrawnType;
  body: { readonly [key: string]: Json };
}): boolean {
  if (type === "sleep") return body["type"] === "long_sleep";
  if (type === "daily_stress") return body["day_summary"] !== null;
  if (type === "daily_spo2") return body["breathing_disturbance_index"] !== null;
  return true;
}

/** Of a day of UTC, by which clients pack readings. */
function heartRateCauseOf({ history, day }: { history: History; day: number }): GapCause | null {
  const start = day * daySeconds;
  const isWithin = (instant: number) => instant >= start && instant < start + daySeconds;
  for (const near of [day - 1, day, day + 1]) {
    if (history.heartRate(near).instants.some(isWithin)) return null;
  }
  return start < history.heartRateEnd ? "not_worn" : "not_synced";
}

/** Farther apart than this, two readings have something missing between them. */
const silence = 900;

/** Stretches without heart rate between two instants, longer than a quarter of an hour. */
export function* heartRateGaps({
  history,
  from,
  until,
}: {
  history: History;
  from: number;
  until: number;
}): Generator<HeartRateGap> {
  const first = Math.floor(from / daySeconds) - 1;
  const last = Math.ceil(until / daySeconds) + 1;
  const offs: HeartRateGap[] = [];
  const instants = [from];
  for (let day = Math.max(first, history.firstDay); day <= last; day++) {
    offs.push(...offStretches({ history, day }));
    instants.push(...history.heartRate(day).instants.filter((at) => at >= from && at < until));
  }
  instants.push(until);
  const end = history.heartRateEnd;
  for (const [index, next] of instants.entries()) {
    const before = instants[index - 1] ?? next;
    if (next - before <= silence) continue;
    const cause = before >= end - silence ? "not_synced" : longestCause({ offs, before, next });
    yield { from: before, until: next, cause };
  }
}

/** When the ring was off around a day: its night, its daytime, and what its charger and battery took. */
function* offStretches({
  history: { person },
  day,
}: {
  history: History;
  day: number;
}): Generator<HeartRateGap> {
  const plan = person.plan(day);
  const { bedStart, wake, batteryDied } = plan;
  if (!plan.nightRecorded) yield { from: bedStart, until: wake, cause: "not_worn" };
  else if (batteryDied !== null) yield { from: batteryDied, until: wake, cause: "low_battery" };
  if (!plan.dayRecorded) {
    yield { from: wake, until: person.plan(day + 1).bedStart, cause: "not_worn" };
    return;
  }
  for (const { from, until } of person.motion(day).charging) {
    yield { from, until, cause: "not_worn" };
  }
}

/** The cause that most of a silence has; where the ring was on for most of it, nothing was measured. */
function longestCause({
  offs,
  before,
  next,
}: {
  offs: readonly HeartRateGap[];
  before: number;
  next: number;
}): GapCause {
  const seconds = { not_worn: 0, low_battery: 0 };
  for (const { from, until, cause } of offs) {
    if (cause !== "not_worn" && cause !== "low_battery") continue;
    seconds[cause] += Math.max(0, Math.min(until, next) - Math.max(from, before));
  }
  if (seconds.not_worn + seconds.low_battery < (next - before) / 2) return "not_measured";
  return seconds.not_worn >= seconds.low_battery ? "not_worn" : "low_battery";
}
