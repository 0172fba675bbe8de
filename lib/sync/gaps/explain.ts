import type { ConnectionStatus } from "../../connections/data.ts";
import type { DataTypeId } from "../../oura/registry.ts";
import { type Day, daysBetween, toDay } from "../../time/day.ts";
import type { TypeState } from "../schema.ts";
import { type Expected, expectedOf } from "./expected.ts";
import type { GapKind } from "./reason.ts";
import type { Wear } from "./wear.ts";

/** What is known of one type's synchronisation. */
export interface TypeEvidence {
  backfill: TypeState;
  /** History is stored from this day on; null before the first window. */
  coveredFrom: Day | null;
  /** When it was last read without a failure, in milliseconds since 1970. */
  lastSuccessAt: number | null;
  /** Whether its last read failed, or an event of it waits or could not be applied. */
  isTroubled: boolean;
}

/** All that a missing day is explained from. */
export interface GapEvidence {
  /** The person's today. */
  today: Day;
  /** The first day with any data; null while there is none. */
  firstDay: Day | null;
  /** Null when there is no grant. */
  connection: {
    status: ConnectionStatus;
    /** Short names of the scopes granted. */
    scopes: readonly string[];
    deniedTypes: readonly string[];
  } | null;
  /** Scope that unlocks each type; null when any token reads it. */
  scopeOf: (type: DataTypeId) => string | null;
  types: Readonly<Partial<Record<DataTypeId, TypeEvidence>>>;
  /** The newest day whose night, and whose daytime, the ring has told all of; null while it has told nothing. */
  told: { night: Day | null; day: Day | null };
  /** When the ring's readings of a recent UTC day last came in, in milliseconds since 1970. */
  toldAt: ReadonlyMap<Day, number>;
  /** Whether the ring was on, by day; a day that is left out was worn. */
  wear: { night: ReadonlyMap<Day, Wear>; day: ReadonlyMap<Day, Wear> };
  /** What Oura answered of a day that has no value: a document without one, or one deleted since. */
  documentOf: (asked: { type: DataTypeId; day: Day }) => "empty" | "deleted" | null;
}

/**
 * A ring holds about a week: after a longer silence it was not in use. What is older than a week is
 * re-read only now and then, so that trouble of today says nothing of it.
 */
const memoryDays = 7;
/** Types are read one after the other: so much later than a read is what it can have missed. */
const slackMs = 10 * 60_000;

/**
 * Says why `day` has nothing of `type`, by the strongest evidence first: whether it may be read at all,
 * whether it has been, whether the ring has told of it, and whether the ring was on. Null where nothing
 * is missing: days to come, and types of which no day need have anything.
 */
export function toGapKind({
  day,
  type,
  evidence,
}: {
  day: Day;
  type: DataTypeId;
  evidence: GapEvidence;
}): GapKind | null {
  if (day > evidence.today) return null;
  const expected = expectedOf[type];
  const known =
    toGrantKind({ type, evidence }) ??
    toReadKind({ day, expected, state: evidence.types[type], evidence });
  if (known !== null) return known;
  if (evidence.firstDay === null || day < evidence.firstDay) return "before_first_day";
  if (expected === "now_and_then") return null;
  const document = evidence.documentOf({ type, day });
  if (document === "deleted") return "deleted";
  const state = evidence.types[type];
  const part = expected === "night" ? "night" : "day";
  const seen = evidence.wear[part].get(day);
  // Readings of sleep and waking say that a night is over before the ring has told all of it.
  const isKnown =
    (part === "night" && seen === "worn") || isTold({ day, told: evidence.told[part] });
  if (!isKnown) return toUntoldKind({ day, state, evidence });
  const wear = seen ?? "worn";
  if (wear !== "worn") return wear;
  return document === null && isToBeRead({ day, state, evidence })
    ? "rereading"
    : "nothing_returned";
}

/** Reasons that hold whatever the day. */
function toGrantKind({
  type,
  evidence: { connection, scopeOf, types },
}: {
  type: DataTypeId;
  evidence: GapEvidence;
}): GapKind | null {
  if (connection === null) return "not_connected";
  const scope = scopeOf(type);
  const isWithheld = scope !== null && !connection.scopes.includes(scope);
  const isDenied = connection.deniedTypes.includes(type) || types[type]?.backfill === "not_granted";
  return isWithheld || isDenied ? "not_granted" : null;
}

const lostKinds = {
  active: null,
  membership_ended: "membership_ended",
  needs_reauth: "connection_lost",
  revoked: "connection_lost",
} as const satisfies Record<ConnectionStatus, GapKind | null>;

/** Reasons that lie in a day not having been read: a grant that ended, or a history not read to its end. */
function toReadKind({
  day,
  expected,
  state,
  evidence: { connection, told },
}: {
  day: Day;
  expected: Expected;
  state: TypeEvidence | undefined;
  evidence: GapEvidence;
}): GapKind | null {
  const isHistory =
    state !== undefined &&
    state.backfill !== "complete" &&
    (state.coveredFrom === null || day < state.coveredFrom);
  const last = toUtcDay(state?.lastSuccessAt ?? null);
  // The last read saw the night of its own day, if the ring had told of it, but not its daytime.
  const sawOwnDay = expected === "night" && isTold({ day, told: told.night });
  const isAfter = last === null || (sawOwnDay ? day > last : day >= last);
  const lost = connection === null ? null : lostKinds[connection.status];
  if (lost !== null && (isAfter || isHistory)) return lost;
  if (!isHistory) return null;
  return state.backfill === "failed" ? "fetch_failed" : "being_fetched";
}

function isTold({ day, told }: { day: Day; told: Day | null }): boolean {
  return told !== null && day <= told;
}

/** Reasons for a day that the ring has told nothing of yet. */
function toUntoldKind({
  day,
  state,
  evidence: { today, told },
}: {
  day: Day;
  state: TypeEvidence | undefined;
  evidence: GapEvidence;
}): GapKind {
  const lastTold = [told.night ?? "", told.day ?? ""].toSorted().at(-1) ?? "";
  const isLong = lastTold !== "" && daysBetween({ from: lastTold, to: today }) > memoryDays;
  if (isLong && day < today) return "not_worn";
  return state?.isTroubled ? "rereading" : "not_synced";
}

/** Whether something of a day may still come: its read failed, or was made before the ring told of the day. */
function isToBeRead({
  day,
  state,
  evidence: { today, toldAt },
}: {
  day: Day;
  state: TypeEvidence | undefined;
  evidence: GapEvidence;
}): boolean {
  if (daysBetween({ from: day, to: today }) > memoryDays) return false;
  if (state === undefined || state.isTroubled || state.lastSuccessAt === null) return true;
  const told = toldAt.get(day);
  return told !== undefined && told - slackMs > state.lastSuccessAt;
}

function toUtcDay(instant: number | null): Day | null {
  return instant === null ? null : toDay({ instant, timeZone: "UTC" });
}
