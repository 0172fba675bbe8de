import "server-only";
import type { Db } from "../db/scope.ts";
import type { Day } from "../time/day.ts";
import type { UserId } from "../user-id.ts";
import type { PackedDay } from "./pack.ts";

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
    SELECT day::text AS day, array_to_json(at)::text AS at, array_to_json(bpm)::text AS bpm,
      array_to_json(source)::text AS source
    FROM heart_rate_day
    WHERE user_id = ${userId}::uuid AND day = ANY (${days}::date[]) ORDER BY day`;
  return rows.map(toPackedDay);
}

/** Arrays come as JSON text: the driver takes four times as long to build them. */
function toPackedDay({ day, at, bpm, source }: PackedText): PackedDay {
  return {
    day,
    at: JSON.parse(at) as number[],
    bpm: JSON.parse(bpm) as number[],
    source: JSON.parse(source) as number[],
  };
}
