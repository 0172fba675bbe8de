import "server-only";
import type { ConnectionStatus } from "../../connections/data.ts";
import type { Db } from "../../db/scope.ts";
import { getHeartRateBounds } from "../../heart-rate/data.ts";
import { type DataTypeId, isDataTypeId, requireDataType } from "../../oura/registry.ts";
import { toRecordedTime } from "../../time/clock.ts";
import type { Day } from "../../time/day.ts";
import { createOffsetReader } from "../../time/zone-offset.ts";
import type { UserId } from "../../user-id.ts";
import type { TypeState } from "../schema.ts";
import type { GapEvidence, TypeEvidence } from "./explain.ts";
import { type Told, toTold } from "./told.ts";

/** What holds of a person whatever the days. */
export interface PersonEvidence
  extends Pick<GapEvidence, "connection" | "types" | "scopeOf" | "toldAt" | "firstDay"> {
  timeZone: string;
  /** The newest day with any metric. */
  lastDay: Day | null;
  told: Told;
  /** The newest moment that the ring has told of, in milliseconds since 1970. */
  newestAt: number | null;
}

/** Reads everything about a person that explains missing days, but for the days themselves. */
export async function readPersonEvidence(
  db: Db,
  { userId }: { userId: UserId },
): Promise<PersonEvidence> {
  const connection = await db.connection.findUnique({
    where: { userId },
    select: { status: true, scopes: true, deniedTypes: true },
  });
  const facts = await readFacts(db, { userId });
  const newestReading = (await getHeartRateBounds(db, { userId }))?.last ?? null;
  const wokeAt = toRecordedTime(facts.wokeAt ?? "");
  const newestAt = toNewest([newestReading, wokeAt?.epochMs ?? null]);
  const offset =
    wokeAt === null
      ? createOffsetReader(facts.timeZone)(newestAt ?? Date.now())
      : wokeAt.offsetMinutes * 60_000;
  return {
    // Stored by this application alone, which writes these words and no others.
    connection: connection && { ...connection, status: connection.status as ConnectionStatus },
    types: await readTypes(db, { userId }),
    scopeOf: (type) => requireDataType(type).scope,
    toldAt: await readArrivals(db, { userId }),
    firstDay: facts.firstDay,
    lastDay: facts.lastDay,
    timeZone: facts.timeZone,
    told: toTold({ newestAt, offset, activeDay: facts.activeDay }),
    newestAt,
  };
}

interface Facts {
  timeZone: string;
  firstDay: Day | null;
  lastDay: Day | null;
  /** End of the newest sleep, on its own clock. */
  wokeAt: string | null;
  /** The newest day of movement. */
  activeDay: Day | null;
}

async function readFacts(db: Db, { userId }: { userId: UserId }): Promise<Facts> {
  const [row] = await db.$queryRaw<Facts[]>`
    SELECT time_zone AS "timeZone",
      -- Heart rate of the first night may begin on the evening before the first day.
      coalesce((SELECT min(day) FROM user_day WHERE user_id = ${userId}::uuid),
        (SELECT min(day) FROM heart_rate_day WHERE user_id = ${userId}::uuid))::text AS "firstDay",
      (SELECT max(day)::text FROM user_day WHERE user_id = ${userId}::uuid) AS "lastDay",
      (SELECT body->>'bedtime_end' FROM oura_document WHERE user_id = ${userId}::uuid
        AND type = 'sleep' AND deleted_at IS NULL ORDER BY day DESC, starts_at DESC LIMIT 1) AS "wokeAt",
      (SELECT max(day)::text FROM oura_document WHERE user_id = ${userId}::uuid
        AND type = 'daily_activity' AND deleted_at IS NULL) AS "activeDay"
    FROM app_user WHERE id = ${userId}::uuid`;
  return row ?? { timeZone: "UTC", firstDay: null, lastDay: null, wokeAt: null, activeDay: null };
}

async function readTypes(
  db: Db,
  { userId }: { userId: UserId },
): Promise<Partial<Record<DataTypeId, TypeEvidence>>> {
  const rows = await db.$queryRaw<
    {
      type: string;
      backfill: TypeState;
      coveredFrom: Day | null;
      lastSuccessAt: Date | null;
      isTroubled: boolean;
    }[]
  >`
    SELECT s.type, s.backfill, s.covered_from::text AS "coveredFrom",
      s.last_success_at AS "lastSuccessAt",
      s.last_error IS NOT NULL OR s.asked_at > coalesce(s.last_fetch_at, '-infinity')
        OR e.type IS NOT NULL AS "isTroubled"
    FROM sync_state s LEFT JOIN own_open_events() e ON e.type = s.type
    WHERE s.user_id = ${userId}::uuid`;
  const types: Partial<Record<DataTypeId, TypeEvidence>> = {};
  for (const { type, lastSuccessAt, ...row } of rows) {
    if (isDataTypeId(type)) {
      types[type] = { ...row, lastSuccessAt: lastSuccessAt?.getTime() ?? null };
    }
  }
  return types;
}

/** When readings of the last days came in: older ones have long been followed by a re-read of everything. */
async function readArrivals(db: Db, { userId }: { userId: UserId }): Promise<Map<Day, number>> {
  const rows = await db.$queryRaw<{ day: Day; at: Date }[]>`
    SELECT day::text AS day, fetched_at AS at FROM heart_rate_day
    WHERE user_id = ${userId}::uuid ORDER BY day DESC LIMIT 10`;
  return new Map(rows.map(({ day, at }) => [day, at.getTime()]));
}

function toNewest(instants: readonly (number | null)[]): number | null {
  const known = instants.filter((at) => at !== null);
  return known.length === 0 ? null : Math.max(...known);
}
