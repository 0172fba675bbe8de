import "server-only";
import { prisma } from "../../db/client.ts";
import { asSystem, type Db } from "../../db/scope.ts";
import { deleteDocument, storeDocuments } from "../../documents/mutations.ts";
import { type JobRequest, jobPriority } from "../../jobs/queue.ts";
import { type DataTypeId, toDataTypeId } from "../../oura/registry.ts";
import { toEventKey, type WebhookEvent } from "../../oura/webhook-signature.ts";
import type { UserId } from "../../user-id.ts";
import { countStored, toWarning } from "../history/mutations.ts";
import { requireLiveConnection } from "../live-connection.ts";
import type { EventOutcome } from "./outcomes.ts";
import { retryDelays } from "./retry-delays.ts";
import { watchSeconds } from "./watch.ts";

/** A verified event as the inbox keeps it. */
export interface InboxEvent {
  key: string;
  ouraUserId: string;
  /** The registry's id, or upstream's own word when it is none of ours. */
  type: string;
  isKnownType: boolean;
  eventType: string;
  objectId: string;
  /** ISO 8601, or null when upstream's could not be read. */
  eventTime: string | null;
}

/** Upstream's event in the inbox's terms. */
export function toInboxEvent(event: WebhookEvent): InboxEvent {
  const type = toDataTypeId(event.data_type);
  const time = Date.parse(event.event_time);
  const isPlausible = Math.abs(time - Date.now()) < hundredYearsMs;
  return {
    key: toEventKey(event),
    ouraUserId: toStorable(event.user_id),
    type: type ?? toStorable(event.data_type),
    isKnownType: type !== null,
    eventType: toStorable(event.event_type),
    objectId: toStorable(event.object_id),
    eventTime: isPlausible ? new Date(time).toISOString() : null,
  };
}

const hundredYearsMs = 100 * 365 * 86_400_000;
const longestText = 256;

/** What the database can hold and index: one odd event must not fail the batch it shares with others. */
function toStorable(text: string): string {
  return text.slice(0, longestText).toWellFormed().replaceAll("\u0000", "\uFFFD");
}

/** The one job for all events of a person's type; asked for while it runs, it runs once more. */
export function toEventJob({ userId, type }: { userId: UserId; type: DataTypeId }): JobRequest {
  return {
    task: "process-events",
    payload: { userId, type },
    key: `events:${userId}:${type}`,
    priority: jobPriority.events,
  };
}

/**
 * Stores events and queues one job for each person and type that no job watches already, in one
 * commit. An event that is there already is the same event; one of an unknown type or person is kept
 * as `unknown`. What it does is `store_events` in the migrations.
 */
export async function storeEvents(events: readonly InboxEvent[]): Promise<void> {
  await prisma().$executeRaw`
    SELECT store_events(${events.map(({ key }) => key)}::text[],
      ${events.map(({ ouraUserId }) => ouraUserId)}::text[],
      ${events.map(({ type }) => type)}::text[],
      ${events.map(({ isKnownType }) => isKnownType)}::bool[],
      ${events.map(({ eventType }) => eventType)}::text[],
      ${events.map(({ objectId }) => objectId)}::text[],
      ${events.map(({ eventTime }) => eventTime)}::timestamptz[],
      ${jobPriority.events}::int, ${watchSeconds}::int * interval '1 second')`;
}

/**
 * Applies outcomes and marks their events in one transaction.
 * @throws AppError `gone` when the ring was disconnected meanwhile.
 */
export async function commitOutcomes({
  userId,
  type,
  readAt,
  outcomes,
}: {
  userId: UserId;
  type: DataTypeId;
  /** When these reads began, by the database's clock. */
  readAt: Date;
  outcomes: readonly EventOutcome[];
}): Promise<void> {
  await asSystem("worker", async (db) => {
    await requireLiveConnection(db, { userId });
    const overtaken = await listOvertaken(db, { userId, type, readAt, outcomes });
    const current = outcomes.filter(({ objectId }) => !overtaken.has(objectId));
    const stores = current.flatMap((one) => (one.kind === "store" ? [one] : []));
    const documents = stores.map(({ document }) => document);
    const { refused } = await storeDocuments(db, { userId, type, documents, readAt });
    const deletes = current.flatMap((one) => (one.kind === "delete" ? [one.objectId] : []));
    for (const documentId of deletes) {
      await deleteDocument(db, { userId, type, documentId, readAt });
    }
    const refusedIds = new Set(refused.map(({ documentId }) => documentId));
    const settled = outcomes.map((outcome) =>
      outcome.kind === "store" && refused.length > 0 && refusedIds.has(toId(outcome.document))
        ? toDeadLetter(outcome)
        : outcome,
    );
    await markEvents(db, { userId, type, outcomes: settled, readAt });
    await db.$executeRaw`
      UPDATE sync_state SET last_event_at = now(), last_fetch_at = now(),
        last_error = ${toWarning(refused.length)}
      WHERE user_id = ${userId}::uuid AND type = ${type}`;
    await countStored(db, { userId, type });
  });
}

function toDeadLetter({ keys, objectId }: EventOutcome): EventOutcome {
  const words = "The document is not of the shape that Oura promises.";
  return { kind: "dead", keys, objectId, words };
}

function toId(document: unknown): string | undefined {
  if (typeof document !== "object" || document === null || !("id" in document)) return undefined;
  return typeof document.id === "string" ? document.id : undefined;
}

const statusOf = {
  store: "done",
  delete: "done",
  absent: "done",
  wait: "pending",
  dead: "dead",
} as const satisfies Record<EventOutcome["kind"], string>;

/**
 * Objects that a read begun later has settled already: two jobs of one pair can overlap, and under the
 * account's lock the later read wins whichever commits first.
 */
async function listOvertaken(
  db: Db,
  {
    userId,
    type,
    readAt,
    outcomes,
  }: { userId: UserId; type: DataTypeId; readAt: Date; outcomes: readonly EventOutcome[] },
): Promise<ReadonlySet<string>> {
  const ids = outcomes
    .filter(({ kind }) => kind === "store" || kind === "delete")
    .map(({ objectId }) => objectId);
  if (ids.length === 0) return new Set();
  const rows = await db.$queryRaw<{ objectId: string }[]>`
    SELECT DISTINCT e.object_id AS "objectId" FROM webhook_event e
    WHERE e.oura_user_id = (SELECT oura_user_id FROM oura_connection WHERE user_id = ${userId}::uuid)
      AND e.type = ${type} AND e.object_id = ANY (${ids}::text[]) AND e.status = 'done'
      AND e.processed_at > ${readAt}`;
  return new Set(rows.map(({ objectId }) => objectId));
}

/**
 * `processed_at` is when the read that settled an event, or last tried to, began. What waits is due
 * again after the delay of its next try.
 */
async function markEvents(
  db: Db,
  {
    userId,
    type,
    outcomes,
    readAt,
  }: { userId: UserId; type: DataTypeId; outcomes: readonly EventOutcome[]; readAt: Date },
): Promise<void> {
  const marks = outcomes.flatMap((outcome) => {
    const words = "words" in outcome ? outcome.words : null;
    const mark = { objectId: outcome.objectId, status: statusOf[outcome.kind], words };
    return outcome.keys.map((key) => ({ ...mark, key }));
  });
  await db.$executeRaw`
    UPDATE webhook_event e SET status = m.status, attempts = e.attempts + 1,
      processed_at = ${readAt}, last_error = m.words,
      due_at = now() + interval '1 second' *
        (${retryDelays}::int[])[least(e.attempts + 1, ${retryDelays.length}::int)]
    FROM unnest(${marks.map(({ objectId }) => objectId)}::text[],
      ${marks.map(({ key }) => key)}::text[], ${marks.map(({ status }) => status)}::text[],
      ${marks.map(({ words }) => words)}::text[]) AS m (object_id, key, status, words)
    WHERE e.oura_user_id = (SELECT oura_user_id FROM oura_connection WHERE user_id = ${userId}::uuid)
      AND e.type = ${type} AND e.object_id = m.object_id AND e.key = m.key`;
}

/** Ends all pending events of a person's type as dead letters, since its reads will go on failing. */
export async function buryEvents({
  userId,
  type,
  words,
}: {
  userId: UserId;
  type: DataTypeId;
  words: string;
}): Promise<void> {
  await asSystem(
    "worker",
    (db) => db.$executeRaw`
      UPDATE webhook_event e SET status = 'dead', processed_at = now(), last_error = ${words}
      FROM oura_connection c
      WHERE c.oura_user_id = e.oura_user_id AND c.user_id = ${userId}::uuid
        AND e.type = ${type} AND e.status = 'pending'`,
  );
}
