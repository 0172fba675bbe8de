import "server-only";
import type { Db } from "../db/scope.ts";
import { addDays, type Day, daysBetween } from "../time/day.ts";
import type { UserId } from "../user-id.ts";
import { toClockCells, toMapRows, toTimeOfDayBand, usualDays } from "./clock-cells.ts";
import { toDeviationRows } from "./deviation.ts";
import { createReduction, type Stretch, toPoints } from "./downsample.ts";
import { toHistogram } from "./histogram.ts";
import type { PackedDay } from "./pack.ts";
import { type Readings, toReadings } from "./points.ts";
import type {
  HeartRateAnswer,
  HeartRateDeviationAnswer,
  HeartRateMapAnswer,
  TimeOfDayBand,
} from "./schema.ts";
import { type HeartRateSource, heartRateSources, toSource } from "./sources.ts";
import { toDayStart } from "./zone-offsets.ts";

/** Charts are never sent more points than this. */
const mostPoints = 1_500;
/** Longer ranges are summed up by the day, in the database. */
const mostDaysInFull = 120;

/**
 * Heart rate from `from` to `to` (milliseconds since 1970, `to` excluded): every reading if at most
 * `maxPoints` (1,500 and no more) hold them, else the extremes of equal stretches.
 */
export async function getHeartRateRange(
  db: Db,
  {
    userId,
    from,
    to,
    maxPoints = mostPoints,
  }: { userId: UserId; from: number; to: number; maxPoints?: number },
): Promise<HeartRateAnswer> {
  const range = { from: from / 1000, to: to / 1000, maxPoints: Math.min(maxPoints, mostPoints) };
  const firstDay = toUtcDay(from);
  const lastDay = toUtcDay(to - 1);
  const stored = await countReadings(db, { userId, firstDay, lastDay });
  const answer = { from: range.from, to: range.to, sources: heartRateSources };
  // Both end days count whole here; what they have beyond the range makes no difference worth a read.
  if (stored <= 2 * range.maxPoints) {
    const days = await listDaysBetween(db, { userId, firstDay, lastDay });
    const readings = toReadings({ days, ...range });
    return { ...answer, ...toPoints({ readings, ...range }), count: readings.t.length };
  }
  const isLong = daysBetween({ from: firstDay, to: lastDay }) > mostDaysInFull;
  const span = { userId, firstDay, lastDay, range };
  const reduced = isLong ? await reduceDays(db, span) : await reduceReadings(db, span);
  return { ...answer, ...reduced, detail: "extremes" };
}

interface ReducedSpan {
  userId: UserId;
  firstDay: Day;
  lastDay: Day;
  /** In seconds, and the most points to give. */
  range: { from: number; to: number; maxPoints: number };
}

async function reduceReadings(db: Db, { userId, firstDay, lastDay, range }: ReducedSpan) {
  const days = await listDaysBetween(db, { userId, firstDay, lastDay });
  const readings = toReadings({ days, ...range });
  const reduction = createReduction(range);
  reduction.add(readings);
  return { points: reduction.finish(), count: readings.t.length };
}

/** Over months a stretch is about a day: the database finds each whole day's extremes itself. */
async function reduceDays(db: Db, { userId, firstDay, lastDay, range }: ReducedSpan) {
  const reduction = createReduction(range);
  const edges = await listPackedDays(db, { userId, days: [firstDay, lastDay] });
  const readDay = (edge: Day) =>
    toReadings({ days: edges.filter(({ day }) => day === edge), ...range });
  const [head, tail] = [readDay(firstDay), readDay(lastDay)];
  const between = await listDayStretches(db, { userId, after: firstDay, before: lastDay });
  reduction.add(head);
  for (const { stretch } of between) reduction.addStretch(stretch);
  reduction.add(tail);
  const count = between.reduce((sum, day) => sum + day.count, head.t.length + tail.t.length);
  return { points: reduction.finish(), count };
}

/** Median heart rate by local day and quarter of an hour, and how often each rate was read. */
export async function getHeartRateMap(
  db: Db,
  { userId, from, to, timeZone }: { userId: UserId; from: Day; to: Day; timeZone: string },
): Promise<HeartRateMapAnswer> {
  const readings = await listLocalReadings(db, { userId, firstDay: from, lastDay: to, timeZone });
  const cells = toClockCells({ readings, firstDay: from, lastDay: to, timeZone, slotMinutes: 15 });
  const histogram = toHistogram({ bpm: readings.bpm });
  return { from, to, timeZone, rows: toMapRows(cells), histogram };
}

/** How far each quarter of an hour lay outside the own range at that time of day; see `toDeviationRows`. */
export async function getHeartRateDeviation(
  db: Db,
  { userId, from, to, timeZone }: { userId: UserId; from: Day; to: Day; timeZone: string },
): Promise<HeartRateDeviationAnswer> {
  const firstDay = addDays({ day: from, count: -usualDays });
  const readings = await listLocalReadings(db, { userId, firstDay, lastDay: to, timeZone });
  const cells = { readings, firstDay, lastDay: to, timeZone };
  const quarters = toMapRows(toClockCells({ ...cells, slotMinutes: 15 })).slice(usualDays);
  const halves = toClockCells({ ...cells, slotMinutes: 30 });
  return { from, to, timeZone, rows: toDeviationRows({ quarters, halves }) };
}

/** The person's usual heart rate by half hour of the local clock, from the 28 days before `day`. */
export async function getTimeOfDayBand(
  db: Db,
  { userId, day, timeZone }: { userId: UserId; day: Day; timeZone: string },
): Promise<TimeOfDayBand> {
  const firstDay = addDays({ day, count: -usualDays });
  const lastDay = addDays({ day, count: -1 });
  const readings = await listLocalReadings(db, { userId, firstDay, lastDay, timeZone });
  return toTimeOfDayBand(toClockCells({ readings, firstDay, lastDay, timeZone, slotMinutes: 30 }));
}

/** The first and the newest reading, in milliseconds since 1970; null while there is none. */
export async function getHeartRateBounds(
  db: Db,
  { userId }: { userId: UserId },
): Promise<{ first: number; last: number } | null> {
  const [row] = await db.$queryRaw<{ first: number | null; last: number | null }[]>`
    SELECT (SELECT extract(epoch FROM day::timestamp)::float8 + at[1] FROM heart_rate_day
        WHERE user_id = ${userId}::uuid ORDER BY day LIMIT 1) AS first,
      (SELECT extract(epoch FROM day::timestamp)::float8 + at[cardinality(at)] FROM heart_rate_day
        WHERE user_id = ${userId}::uuid ORDER BY day DESC LIMIT 1) AS last`;
  if (row === undefined || row.first === null || row.last === null) return null;
  return { first: row.first * 1000, last: row.last * 1000 };
}

interface PackedText {
  day: Day;
  at: string;
  bpm: string;
  source: string;
}

/** Stored days among `days`, ascending. */
export async function listPackedDays(
  db: Db,
  { userId, days }: { userId: UserId; days: readonly Day[] },
): Promise<PackedDay[]> {
  const rows = await db.$queryRaw<PackedText[]>`
    SELECT day::text AS day, at::text AS at, bpm::text AS bpm, source::text AS source
    FROM heart_rate_day
    WHERE user_id = ${userId}::uuid AND day = ANY (${days}::date[]) ORDER BY day`;
  return rows.map(toPackedDay);
}

/** When readings of some UTC days were taken and from what, without the rates: ascending, in milliseconds since 1970. */
export async function listReadingSources(
  db: Db,
  { userId, days }: { userId: UserId; days: readonly Day[] },
): Promise<Map<Day, { at: number; source: HeartRateSource }[]>> {
  if (days.length === 0) return new Map();
  const rows = await db.$queryRaw<Omit<PackedText, "bpm">[]>`
    SELECT day::text AS day, at::text AS at, source::text AS source FROM heart_rate_day
    WHERE user_id = ${userId}::uuid AND day = ANY (${days}::date[])`;
  return new Map(
    rows.map(({ day, at, source }) => {
      const midnight = Date.parse(`${day}T00:00:00Z`);
      const sources = toNumbers(source);
      const readings = toNumbers(at).map((second, index) => ({
        at: midnight + second * 1000,
        source: toSource(sources[index] ?? -1),
      }));
      return [day, readings];
    }),
  );
}

async function listDaysBetween(
  db: Db,
  { userId, firstDay, lastDay }: { userId: UserId; firstDay: Day; lastDay: Day },
): Promise<PackedDay[]> {
  const rows = await db.$queryRaw<PackedText[]>`
    SELECT day::text AS day, at::text AS at, bpm::text AS bpm, source::text AS source
    FROM heart_rate_day
    WHERE user_id = ${userId}::uuid AND day BETWEEN ${firstDay}::date AND ${lastDay}::date
    ORDER BY day`;
  return rows.map(toPackedDay);
}

/** Each whole UTC day between two others by its extremes, ascending, as one text of numbers. */
async function listDayStretches(
  db: Db,
  { userId, after, before }: { userId: UserId; after: Day; before: Day },
): Promise<{ stretch: Stretch; count: number }[]> {
  const [row] = await db.$queryRaw<{ days: string | null }[]>`
    SELECT string_agg(format('[%s]', concat_ws(',', extract(epoch FROM day)::bigint, count,
      at[1], at[count], at[low], min, source[low], at[high], max, source[high])), ','
      ORDER BY day) AS days
    FROM heart_rate_day, array_position(bpm, min) AS low, array_position(bpm, max) AS high
    WHERE user_id = ${userId}::uuid AND day > ${after}::date AND day < ${before}::date`;
  const days = JSON.parse(`[${row?.days ?? ""}]`) as DayExtremes[];
  return days.map(
    ([start, count, first, last, lowestAt, lowest, lowestSource, highestAt, highest, origin]) => ({
      count,
      stretch: {
        first: start + first,
        last: start + last,
        lowestAt: start + lowestAt,
        lowest,
        lowestSource,
        highestAt: start + highestAt,
        highest,
        highestSource: origin,
      },
    }),
  );
}

/** Start of the day, count; seconds of the first and last reading; second, bpm and source of both extremes. */
type DayExtremes = [
  start: number,
  count: number,
  first: number,
  last: number,
  lowestAt: number,
  lowest: number,
  lowestSource: number,
  highestAt: number,
  highest: number,
  highestSource: number,
];

async function listLocalReadings(
  db: Db,
  {
    userId,
    firstDay,
    lastDay,
    timeZone,
  }: { userId: UserId; firstDay: Day; lastDay: Day; timeZone: string },
): Promise<Readings> {
  const from = toDayStart({ day: firstDay, timeZone });
  const to = toDayStart({ day: lastDay, timeZone, daysAfter: 1 });
  const days = await listDaysBetween(db, {
    userId,
    firstDay: toUtcDay(from),
    lastDay: toUtcDay(to - 1),
  });
  return toReadings({ days, from: from / 1000, to: to / 1000 });
}

async function countReadings(
  db: Db,
  { userId, firstDay, lastDay }: { userId: UserId; firstDay: Day; lastDay: Day },
): Promise<number> {
  const [row] = await db.$queryRaw<{ count: number }[]>`
    SELECT coalesce(sum(count), 0)::float8 AS count FROM heart_rate_day
    WHERE user_id = ${userId}::uuid AND day BETWEEN ${firstDay}::date AND ${lastDay}::date`;
  return row?.count ?? 0;
}

function toUtcDay(epochMs: number): Day {
  return new Date(epochMs).toISOString().slice(0, 10);
}

/** Arrays come as text: the driver takes four times as long to build them. */
function toPackedDay({ day, at, bpm, source }: PackedText): PackedDay {
  return { day, at: toNumbers(at), bpm: toNumbers(bpm), source: toNumbers(source) };
}

/** `{1,2,3}` of an array without nulls is JSON but for its brackets. */
function toNumbers(text: string): number[] {
  return JSON.parse(`[${text.slice(1, -1)}]`) as number[];
}
