import "server-only";
import type { Db } from "../../db/scope.ts";
import { listReadingSources } from "../../heart-rate/data.ts";
import { toRecordedTime } from "../../time/clock.ts";
import { addDays, type Day } from "../../time/day.ts";
import { createOffsetReader } from "../../time/zone-offset.ts";
import type { UserId } from "../../user-id.ts";
import type { GapEvidence } from "./explain.ts";
import { toDayWear, toNightWear, type Wear, type WearReading, type WearSleep } from "./wear.ts";

const hourMs = 3_600_000;

/** A stored sleep with the day that it counts to and the clock of its recording. */
export interface StoredSleep extends WearSleep {
  day: Day;
  /** Of the clock of recording, in milliseconds east of UTC. */
  offset: number;
  isMain: boolean;
}

/** Days on which something is missing, by what of them is certain already. */
export interface DoubtfulDays {
  /** Nights that miss something, and of those the ones without a score and a main sleep. */
  nights: readonly Day[];
  unseenNights: readonly Day[];
  /** The same of daytimes: the ones without any movement. */
  days: readonly Day[];
  unseenDays: readonly Day[];
}

/** Finds out whether the ring was on, of days on which something is missing. */
export async function readWear(
  db: Db,
  { userId, timeZone, doubtful }: { userId: UserId; timeZone: string; doubtful: DoubtfulDays },
): Promise<GapEvidence["wear"]> {
  const { nights, unseenNights, days, unseenDays } = doubtful;
  const unseen = [...unseenNights, ...unseenDays];
  const sleeps = await listSleeps(db, { userId, days: withNeighbours([...nights, ...unseen]) });
  const readings = await listReadingSources(db, { userId, days: withNeighbours(unseen) });
  const idleDays = await listIdleDays(db, { userId, days });
  const around = createReader({ sleeps, readings, timeZone });
  const seen = new Set(unseenNights);
  const batteryDays = new Set(
    sleeps.flatMap(({ day, isMain, isLowBattery }) => (isMain && isLowBattery ? [day] : [])),
  );
  return {
    night: new Map([
      ...nights.flatMap((day): [Day, Wear][] =>
        !seen.has(day) && batteryDays.has(day) ? [[day, "low_battery"]] : [],
      ),
      ...unseenNights.flatMap((day): [Day, Wear][] => {
        const { at, ...near } = around(day);
        const wear = toNightWear({ night: { from: at(-6), to: at(18) }, ...near });
        return wear === null ? [] : [[day, wear]];
      }),
    ]),
    day: new Map([
      ...idleDays.map((day): [Day, Wear] => [day, "not_worn"]),
      ...unseenDays.map((day): [Day, Wear] => {
        const { at, ...near } = around(day);
        return [day, toDayWear({ daytime: { from: at(4), to: at(28) }, ...near })];
      }),
    ]),
  };
}

/** Cuts what is known around a day out of all; `at` is an instant by hours from the day's own midnight. */
function createReader({
  sleeps,
  readings,
  timeZone,
}: {
  sleeps: readonly StoredSleep[];
  readings: ReadonlyMap<Day, WearReading[]>;
  timeZone: string;
}) {
  const sleepsByDay = Map.groupBy(sleeps, ({ day }) => day);
  const readOffset = createOffsetReader(timeZone);
  return (day: Day) => {
    const neighbours = [-1, 0, 1].map((count) => addDays({ day, count }));
    const near = neighbours.flatMap((one) => sleepsByDay.get(one) ?? []);
    const midnight = Date.parse(`${day}T00:00:00Z`);
    const offset = near.at(-1)?.offset ?? readOffset(midnight);
    return {
      at: (hours: number) => midnight - offset + hours * hourMs,
      sleeps: near,
      readings: neighbours.flatMap((one) => readings.get(one) ?? []),
    };
  };
}

function withNeighbours(days: readonly Day[]): Day[] {
  return [
    ...new Set(days.flatMap((day) => [-1, 0, 1].map((count) => addDays({ day, count })))),
  ].toSorted();
}

export async function listSleeps(
  db: Db,
  { userId, days }: { userId: UserId; days: readonly Day[] },
): Promise<StoredSleep[]> {
  if (days.length === 0) return [];
  const rows = await db.$queryRaw<
    { day: Day; from: string | null; to: string | null; isLowBattery: boolean; isMain: boolean }[]
  >`
    SELECT day::text AS day, body->>'bedtime_start' AS from, body->>'bedtime_end' AS to,
      coalesce(body->>'low_battery_alert' = 'true', false) AS "isLowBattery",
      coalesce(body->>'type' = 'long_sleep', false) AS "isMain"
    FROM oura_document
    WHERE user_id = ${userId}::uuid AND type = 'sleep' AND deleted_at IS NULL
      AND day IN (SELECT unnest(${days}::date[]))
      AND coalesce(body->>'type', '') <> 'deleted'
    ORDER BY day, starts_at`;
  return rows.flatMap(({ from, to, ...row }) => {
    const start = toRecordedTime(from ?? "");
    const end = toRecordedTime(to ?? "");
    if (start === null || end === null) return [];
    return [{ ...row, from: start.epochMs, to: end.epochMs, offset: end.offsetMinutes * 60_000 }];
  });
}

/** Less than four hours of wear in a day is none: Oura writes days of movement also for a ring in a drawer. */
const idleSeconds = 20 * 3600;

async function listIdleDays(
  db: Db,
  { userId, days }: { userId: UserId; days: readonly Day[] },
): Promise<Day[]> {
  if (days.length === 0) return [];
  const rows = await db.$queryRaw<{ day: Day }[]>`
    SELECT day::text AS day FROM user_day
    WHERE user_id = ${userId}::uuid AND type = 'daily_activity'
      AND day IN (SELECT unnest(${days}::date[]))
      AND (metrics->>'non_wear_time')::float8 >= ${idleSeconds}`;
  return rows.map(({ day }) => day);
}
