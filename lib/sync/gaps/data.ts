import "server-only";
import type { Db } from "../../db/scope.ts";
import { toToday } from "../../metrics/today.ts";
import { type DataTypeId, requireDataType } from "../../oura/registry.ts";
import { type Day, eachDay, toDay } from "../../time/day.ts";
import type { UserId } from "../../user-id.ts";
import { type PersonEvidence, readPersonEvidence } from "./evidence.ts";
import { dailyTypes, expectedOf } from "./expected.ts";
import type { GapEvidence } from "./explain.ts";
import type { PageGaps } from "./page-gaps.ts";
import { readAnswers, readPresence } from "./presence-data.ts";
import { type GapReason, toGapReason } from "./reason.ts";
import { toGapRuns } from "./runs.ts";
import type { GapsAnswer } from "./schema.ts";
import { type DoubtfulDays, readWear } from "./wear-data.ts";

interface GapsQuery {
  userId: UserId;
  from: Day;
  to: Day;
  /** Those of which every day is expected, unless said. */
  types?: readonly DataTypeId[] | undefined;
}

/** The missing days of a range, each with its reason. */
export async function getGaps(db: Db, query: GapsQuery): Promise<GapsAnswer> {
  const person = await readPersonEvidence(db, query);
  const types = await explainRange(db, { ...query, person });
  return { from: query.from, to: query.to, types };
}

/** What explains the missing days of a page, of the types that it shows. */
export async function getPageGaps(db: Db, query: GapsQuery): Promise<PageGaps> {
  const person = await readPersonEvidence(db, query);
  const types = await explainRange(db, { ...query, person });
  const { connection, firstDay } = person;
  return {
    firstDay,
    connection: connection && { status: connection.status, scopes: connection.scopes },
    types,
  };
}

/** Why a day has nothing of a type; null where that needs no reason. */
export async function getGapReason(
  db: Db,
  { userId, day, type }: { userId: UserId; day: Day; type: DataTypeId },
): Promise<GapReason | null> {
  const { types } = await getGaps(db, { userId, from: day, to: day, types: [type] });
  const gaps = types[type];
  const [run] = gaps?.runs ?? [];
  return run === undefined ? null : toGapReason({ kind: run.kind, label: gaps?.label ?? "" });
}

async function explainRange(
  db: Db,
  { userId, from, to, types = dailyTypes, person }: GapsQuery & { person: PersonEvidence },
): Promise<GapsAnswer["types"]> {
  const { timeZone, lastDay } = person;
  const today = toToday({ calendarDay: toDay({ instant: Date.now(), timeZone }), lastDay });
  const days = eachDay({ firstDay: from, lastDay: to });
  const asked = [...new Set([...types, ...witnesses])];
  const present = await readPresence(db, { userId, types: asked, from, to });
  const has = (type: DataTypeId, index: number) => present.get(type)?.has(index) ?? false;
  const missing = listMissing({ days, types, has, today, firstDay: person.firstDay });
  const doubtful = toDoubtfulDays({ missing, days, has });
  const evidence: GapEvidence = {
    ...person,
    today,
    wear: await readWear(db, { userId, timeZone, doubtful }),
    documentOf: await readAnswers(db, { userId, missing: missing.map(toAsked(days)) }),
  };
  return Object.fromEntries(
    types.map((type) => {
      const isPresent = (index: number) => has(type, index);
      const runs = toGapRuns({ days, type, evidence, isPresent });
      return [type, { label: requireDataType(type).label, runs }];
    }),
  );
}

/** A type's missing day by its place in the range. */
interface MissingDay {
  type: DataTypeId;
  index: number;
}

const toAsked =
  (days: readonly Day[]) =>
  ({ type, index }: MissingDay) => ({ type, day: days[index] ?? "" });

/** Missing days that the ring may explain: of types that come daily, from the first day to today. */
function listMissing({
  days,
  types,
  has,
  today,
  firstDay,
}: {
  days: readonly Day[];
  types: readonly DataTypeId[];
  has: (type: DataTypeId, index: number) => boolean;
  today: Day;
  firstDay: Day | null;
}): MissingDay[] {
  if (firstDay === null) return [];
  return types.flatMap((type) =>
    expectedOf[type] === "now_and_then"
      ? []
      : days.flatMap((day, index) =>
          day < firstDay || day > today || has(type, index) ? [] : [{ type, index }],
        ),
  );
}

/** Types that say by their presence that the ring was on: in the night, and by day. */
const nightWitnesses = ["sleep", "daily_sleep", "daily_readiness"] as const;
const dayWitness = "daily_activity";
const witnesses = [...nightWitnesses, dayWitness] as const satisfies readonly DataTypeId[];

function toDoubtfulDays({
  missing,
  days,
  has,
}: {
  missing: readonly MissingDay[];
  days: readonly Day[];
  has: (type: DataTypeId, index: number) => boolean;
}): DoubtfulDays {
  const isNightly = ({ type }: MissingDay) => expectedOf[type] === "night";
  const toIndexes = (found: readonly MissingDay[]) => [...new Set(found.map(({ index }) => index))];
  const toDays = (indexes: readonly number[]) => indexes.flatMap((index) => days[index] ?? []);
  const nights = toIndexes(missing.filter(isNightly));
  const daytimes = toIndexes(missing.filter((one) => !isNightly(one)));
  const isUnseenNight = (index: number) => !nightWitnesses.some((type) => has(type, index));
  return {
    nights: toDays(nights),
    unseenNights: toDays(nights.filter(isUnseenNight)),
    days: toDays(daytimes),
    unseenDays: toDays(daytimes.filter((index) => !has(dayWitness, index))),
  };
}
