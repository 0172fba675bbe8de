import type { DataTypeId } from "../oura/registry.ts";
import type { Day } from "../time/day.ts";

/** What is known of one type's synchronisation. */
export interface TypeFacts {
  /** pending, running, complete, not_granted or failed. */
  backfill: string;
  /** History is stored from this day on; null before the first window. */
  coveredFrom: Day | null;
  /** The UTC day of the last read without a failure. */
  lastSuccessDay: Day | null;
}

/** Evidence from which a missing day is explained; plain data, so that it can travel to the browser. */
export interface MissingFacts {
  /** The person's today. */
  today: Day;
  /** The first day with any data; null while there is none. */
  firstDay: Day | null;
  /** Null when there is no grant. */
  connection: { status: string; scopes: readonly string[]; deniedTypes: readonly string[] } | null;
  types: Readonly<Partial<Record<DataTypeId, TypeFacts>>>;
  /** Names and scopes from the registry, which itself stays on the server with its schemas. */
  kinds: Readonly<Record<DataTypeId, TypeKind>>;
}

/** What the browser knows of a type. */
export interface TypeKind {
  label: string;
  /** Null when any token reads it. */
  scope: string | null;
}

export type MissingKind =
  | "not_connected"
  | "not_granted"
  | "connection_lost"
  | "being_fetched"
  | "fetch_failed"
  | "before_first_day"
  | "not_synced"
  | "nothing_returned";

/** Why a day has no value. */
export interface MissingReason {
  kind: MissingKind;
  /** A few words for a tip: "not synced yet". */
  words: string;
  /** A sentence for an empty chart. */
  sentence: string;
  /** Where the person can do something about it. */
  step: { label: string; href: string } | null;
}

const connect = { label: "Connect your ring", href: "/connect" };
const reconnect = { label: "Reconnect", href: "/connect" };
const seeSync = { label: "See the synchronisation", href: "/settings" };

/**
 * Says why `day` has no value of `type`, by the strongest evidence first; null for a day still to
 * come, which is not missing.
 */
export function toMissingReason({
  day,
  type,
  facts,
}: {
  day: Day;
  type: DataTypeId;
  facts: MissingFacts;
}): MissingReason | null {
  const { today, firstDay, connection } = facts;
  if (day > today) return null;
  const state = facts.types[type];
  return (
    toGrantReason({ type, kind: facts.kinds[type], connection, state }) ??
    toFetchReason({ day, state }) ??
    toDayReason({ day, today, firstDay, connection, state })
  );
}

/** Reasons that hold whatever the day. */
function toGrantReason({
  type,
  kind: { label, scope },
  connection,
  state,
}: {
  type: DataTypeId;
  kind: TypeKind;
  connection: MissingFacts["connection"];
  state: TypeFacts | undefined;
}): MissingReason | null {
  if (connection === null) {
    return {
      kind: "not_connected",
      words: "no ring connected",
      sentence: "No ring is connected to this account.",
      step: connect,
    };
  }
  const isWithheld = scope !== null && !connection.scopes.includes(scope);
  const isDenied = connection.deniedTypes.includes(type) || state?.backfill === "not_granted";
  if (!isWithheld && !isDenied) return null;
  return {
    kind: "not_granted",
    words: "access not granted",
    sentence: `You did not grant access to ${label.toLowerCase()}. Reconnect and tick its box to see it here.`,
    step: reconnect,
  };
}

/** Reasons that lie in a history not read to its end. It is read newest first. */
function toFetchReason({
  day,
  state,
}: {
  day: Day;
  state: TypeFacts | undefined;
}): MissingReason | null {
  if (state === undefined || state.backfill === "complete") return null;
  if (state.coveredFrom !== null && day >= state.coveredFrom) return null;
  if (state.backfill === "failed") {
    return {
      kind: "fetch_failed",
      words: "could not be fetched",
      sentence: "Your history could not be read to its end. It is tried again with the next sync.",
      step: seeSync,
    };
  }
  return {
    kind: "being_fetched",
    words: "being fetched",
    sentence: "Your history is being fetched, newest days first. It appears here as it arrives.",
    step: seeSync,
  };
}

/** Reasons that lie in the day itself. */
function toDayReason({
  day,
  today,
  firstDay,
  connection,
  state,
}: {
  day: Day;
  today: Day;
  firstDay: Day | null;
  connection: MissingFacts["connection"];
  state: TypeFacts | undefined;
}): MissingReason {
  if (firstDay !== null && day < firstDay) {
    return {
      kind: "before_first_day",
      words: "before your first day",
      sentence: "These days lie before the first that Oura holds of you.",
      step: null,
    };
  }
  const isUnread =
    state === undefined || state.lastSuccessDay === null || day > state.lastSuccessDay;
  if (isUnread && connection?.status !== "active") {
    return {
      kind: "connection_lost",
      words: "connection lost",
      sentence: "Oura no longer lets us read your data, so nothing newer has arrived.",
      step: reconnect,
    };
  }
  if (isUnread || day === today) {
    return {
      kind: "not_synced",
      words: "not synced yet",
      sentence:
        "Not synced yet. Open the Oura app near your ring; new data appears here by itself.",
      step: seeSync,
    };
  }
  return {
    kind: "nothing_returned",
    words: "nothing from Oura",
    sentence: "Oura has nothing for these days: the ring was not worn, or its battery was low.",
    step: null,
  };
}
