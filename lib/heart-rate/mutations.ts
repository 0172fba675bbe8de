import "server-only";
import type { Db } from "../db/scope.ts";
import { bumpDataVersion, holdHealthData } from "../metrics/mutations.ts";
import type { HeartRateSample } from "../oura/heart-rate-samples.ts";
import type { Day } from "../time/day.ts";
import type { UserId } from "../user-id.ts";
import { listPackedDays } from "./data.ts";
import { isSameDay, mergeDays, type PackedDay, toPackedDays, toReplaced } from "./pack.ts";

export interface StoredHeartRate {
  /** Readings taken in; repeated seconds count once, and placeholders (0, 255) not at all. */
  stored: number;
  /** UTC days whose readings changed, ascending. */
  days: Day[];
}

/**
 * Merges readings into the person's packed days, in the caller's transaction. A reading fetched
 * later replaces one of the same second, which is kept as a revision; storing the same again changes
 * nothing.
 * @throws AppError `gone` when the account no longer exists.
 */
export async function storeHeartRate(
  db: Db,
  { userId, rows }: { userId: UserId; rows: readonly HeartRateSample[] },
): Promise<StoredHeartRate> {
  const fetched = toPackedDays(rows);
  if (fetched.length === 0) return { stored: 0, days: [] };
  await holdHealthData(db, { userId });
  const stored = await listPackedDays(db, { userId, days: fetched.map(({ day }) => day) });
  const storedByDay = new Map(stored.map((packed) => [packed.day, packed]));
  const replaced: PackedDay[] = [];
  const changed = fetched.flatMap((packed) => {
    const before = storedByDay.get(packed.day);
    if (before === undefined) return [packed];
    const gone = toReplaced({ stored: before, fetched: packed });
    if (gone !== null) replaced.push(gone);
    const merged = mergeDays({ stored: before, fetched: packed });
    return isSameDay(before, merged) ? [] : [merged];
  });
  if (changed.length > 0) {
    await keepReplaced(db, { userId, days: replaced });
    await upsertDays(db, { userId, days: changed });
    await bumpDataVersion(db, { userId });
  }
  const count = fetched.reduce((sum, { at }) => sum + at.length, 0);
  return { stored: count, days: changed.map(({ day }) => day) };
}

async function keepReplaced(
  db: Db,
  { userId, days }: { userId: UserId; days: readonly PackedDay[] },
): Promise<void> {
  if (days.length === 0) return;
  const data = days.map(({ day, at, bpm, source }) => ({
    userId,
    day: new Date(day),
    at: [...at],
    bpm: [...bpm],
    source: [...source],
  }));
  await db.heartRateRevision.createMany({ data });
}

/** Columns travel as array literals, one text a day: an array of arrays of unequal length is none. */
async function upsertDays(
  db: Db,
  { userId, days }: { userId: UserId; days: readonly PackedDay[] },
): Promise<void> {
  const summaries = days.map(({ bpm }) => toSummary(bpm));
  await db.$executeRaw`
    INSERT INTO heart_rate_day AS d
      (user_id, day, at, bpm, source, min, max, mean, count)
    SELECT ${userId}::uuid, u.day, u.at::int[], u.bpm::smallint[], u.source::smallint[],
      u.min, u.max, u.mean, u.count
    FROM unnest(${days.map(({ day }) => day)}::date[],
      ${days.map(({ at }) => `{${at.join()}}`)}::text[],
      ${days.map(({ bpm }) => `{${bpm.join()}}`)}::text[],
      ${days.map(({ source }) => `{${source.join()}}`)}::text[],
      ${summaries.map(({ min }) => min)}::smallint[],
      ${summaries.map(({ max }) => max)}::smallint[],
      ${summaries.map(({ mean }) => mean)}::real[],
      ${summaries.map(({ count }) => count)}::int[])
      AS u (day, at, bpm, source, min, max, mean, count)
    ON CONFLICT (user_id, day) DO UPDATE
    SET at = excluded.at, bpm = excluded.bpm, source = excluded.source, min = excluded.min,
      max = excluded.max, mean = excluded.mean, count = excluded.count, fetched_at = now()`;
}

function toSummary(bpm: readonly number[]): {
  min: number;
  max: number;
  mean: number;
  count: number;
} {
  let min = Infinity;
  let max = -Infinity;
  let sum = 0;
  for (const value of bpm) {
    if (value < min) min = value;
    if (value > max) max = value;
    sum += value;
  }
  return { min, max, mean: sum / bpm.length, count: bpm.length };
}
