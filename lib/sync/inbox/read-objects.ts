import "server-only";
import { asSystem } from "../../db/scope.ts";
import type { OuraClient } from "../../oura/client.ts";
import { type DataTypeId, requireDataType } from "../../oura/registry.ts";
import { addDays, type Day } from "../../time/day.ts";
import type { UserId } from "../../user-id.ts";
import { fetchWindow } from "../history/fetch-window.ts";
import { type HistoryWindow, toPieces } from "../plan.ts";
import { toNewestDay } from "../refresh-window.ts";
import { getOldestDay, listStoredDays, type PendingObject } from "./data.ts";
import {
  type EventOutcome,
  isLastTry,
  toAbsent,
  toDeleted,
  toDocumentsById,
  toFailed,
  toFound,
  toMissing,
} from "./outcomes.ts";

/** Objects read one by one; above that one read of the range brings them all. */
export const mostSingles = 3;
/** Reads by id in one pass over many objects. */
const mostLateSingles = 25;
/** A document named by an event and not stored yet is of these last days, as a rule. */
const recentDays = 14;
/** Days of history in one answer when something older is looked for. */
const historyStep = 365;

interface Reading {
  client: OuraClient;
  userId: UserId;
  type: DataTypeId;
}

/**
 * Reads what events name: a few objects by their ids, many by one read of their range, so that a
 * burst costs a handful of requests however long it is. Deletions are taken at their word.
 * @throws what is about more than one object.
 */
export async function readObjects({
  reading,
  objects,
}: {
  reading: Reading;
  objects: readonly PendingObject[];
}): Promise<EventOutcome[]> {
  const deletions = objects.filter(({ isDeleted }) => isDeleted).map(toDeleted);
  const wanted = objects.filter(({ isDeleted }) => !isDeleted);
  if (wanted.length === 0) return deletions;
  const isFew = requireDataType(reading.type).single && wanted.length <= mostSingles;
  const read = isFew
    ? await readSingles({ reading, objects: wanted })
    : await readRange({ reading, objects: wanted });
  return [...deletions, ...read];
}

async function readSingles({
  reading: { client, type },
  objects,
}: {
  reading: Reading;
  objects: readonly PendingObject[];
}): Promise<EventOutcome[]> {
  return Promise.all(
    objects.map(async (object) => {
      try {
        const document = await client.get({ type, documentId: object.objectId });
        return toFound({ object, document });
      } catch (error) {
        return toFailed({ object, error });
      }
    }),
  );
}

/** One read from the oldest document concerned to today; what it does not bring waits. */
async function readRange({
  reading,
  objects,
}: {
  reading: Reading;
  objects: readonly PendingObject[];
}): Promise<EventOutcome[]> {
  const { userId, type } = reading;
  const ids = objects.map(({ objectId }) => objectId);
  const stored = await asSystem("worker", (db) => listStoredDays(db, { userId, type, ids }));
  const lastDay = toNewestDay(Date.now());
  const firstDay = toFirstDay({ days: [...stored.values()], lastDay });
  const { found, missing } = await match({ reading, window: { firstDay, lastDay }, objects });
  const early = missing.filter((object) => !isLastTry(object));
  const late = missing.filter(isLastTry);
  const settled = await settleLate({ reading, late, stored, firstDay });
  return [...found, ...settled, ...early.map(toMissing)];
}

function toFirstDay({ days, lastDay }: { days: readonly (Day | null)[]; lastDay: Day }): Day {
  const recent = addDays({ day: lastDay, count: -recentDays });
  return days.reduce<Day>((first, day) => (day !== null && day < first ? day : first), recent);
}

/**
 * Objects at their last try. What is stored is asked for by its id, since a list alone deletes
 * nothing, and so are a few others; of many others the history is read back until it has brought them.
 */
async function settleLate({
  reading,
  late,
  stored,
  firstDay,
}: {
  reading: Reading;
  late: readonly PendingObject[];
  stored: ReadonlyMap<string, Day | null>;
  /** From here on everything has been read. */
  firstDay: Day;
}): Promise<EventOutcome[]> {
  if (!requireDataType(reading.type).single) return late.map(toAbsent);
  if (late.length <= mostSingles) return readSingles({ reading, objects: late });
  const known = late.filter(({ objectId }) => stored.has(objectId));
  const outcomes = await readSingles({ reading, objects: known.slice(0, mostLateSingles) });
  outcomes.push(...known.slice(mostLateSingles).map(toMissing));
  let missing = late.filter(({ objectId }) => !stored.has(objectId));
  for (const window of await listOlderWindows({ reading, firstDay })) {
    if (missing.length === 0) break;
    const matched = await match({ reading, window, objects: missing });
    outcomes.push(...matched.found);
    missing = matched.missing;
  }
  return [...outcomes, ...missing.map(toAbsent)];
}

async function listOlderWindows({
  reading: { userId, type },
  firstDay,
}: {
  reading: Reading;
  firstDay: Day;
}): Promise<HistoryWindow[]> {
  if (requireDataType(type).window === "none") return [];
  const oldest = await asSystem("worker", (db) => getOldestDay(db, { userId, type }));
  const lastDay = addDays({ day: firstDay, count: -1 });
  return oldest === null ? [] : toPieces({ firstDay: oldest, lastDay, most: historyStep });
}

async function match({
  reading: { client, type },
  window,
  objects,
}: {
  reading: Reading;
  window: HistoryWindow;
  objects: readonly PendingObject[];
}): Promise<{ found: EventOutcome[]; missing: PendingObject[] }> {
  const contents = await fetchWindow({ client, type, window });
  const documents = contents.kind === "documents" ? contents.documents : [];
  const byId = toDocumentsById({ type, documents });
  const found = objects.flatMap((object) => {
    const document = byId.get(object.objectId);
    return document === undefined ? [] : [toFound({ object, document })];
  });
  return { found, missing: objects.filter(({ objectId }) => !byId.has(objectId)) };
}
