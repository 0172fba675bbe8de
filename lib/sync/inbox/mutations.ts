import "server-only";
import { asSystem, type Db } from "../../db/scope.ts";
import { deleteDocument, storeDocuments } from "../../documents/mutations.ts";
import { type JobRequest, jobPriority } from "../../jobs/queue.ts";
import { type DataTypeId, toDataTypeId } from "../../oura/registry.ts";
import { toEventKey, type WebhookEvent } from "../../oura/webhook-signature.ts";
import type { UserId } from "../../user-id.ts";
import { countStored, toWarning } from "../history/mutations.ts";
import { requireLiveConnection } from "../live-connection.ts";

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
 * Stores events and queues one job for each person and type they concern, in one statement and one
 * commit. An event that is there already is the same event; one of an unknown type or person is kept
 * as `unknown`.
 */
export async function storeEvents(events: readonly InboxEvent[]): Promise<void> {
  await asSystem(
    "webhook-inbox",
    (db) => db.$queryRaw`
      WITH incoming AS (
        SELECT * FROM unnest(${events.map(({ key }) => key)}::text[],
          ${events.map(({ ouraUserId }) => ouraUserId)}::text[],
          ${events.map(({ type }) => type)}::text[],
          ${events.map(({ isKnownType }) => isKnownType)}::bool[],
          ${events.map(({ eventType }) => eventType)}::text[],
          ${events.map(({ objectId }) => objectId)}::text[],
          ${events.map(({ eventTime }) => eventTime)}::timestamptz[])
          AS e (key, oura_user_id, type, is_known, event_type, object_id, event_time)
      ), fresh AS (
        INSERT INTO webhook_event (key, oura_user_id, type, event_type, object_id, event_time, status)
        SELECT e.key, e.oura_user_id, e.type, e.event_type, e.object_id, e.event_time,
          CASE WHEN e.is_known AND c.user_id IS NOT NULL THEN 'pending' ELSE 'unknown' END
        FROM incoming e LEFT JOIN oura_connection c
          ON c.oura_user_id = e.oura_user_id AND c.status <> 'revoked'
        -- In one order, so that two batches with the same events do not wait for each other.
        ORDER BY e.key
        ON CONFLICT (key) DO NOTHING RETURNING oura_user_id, type, status
      ), targets AS (
        SELECT DISTINCT c.user_id, f.type FROM fresh f
        JOIN oura_connection c ON c.oura_user_id = f.oura_user_id WHERE f.status = 'pending'
        ORDER BY c.user_id, f.type
      )
      SELECT enqueue_jobs((SELECT jsonb_agg(jsonb_build_object(
        'task', 'process-events',
        'payload', jsonb_build_object('userId', user_id, 'type', type),
        'key', 'events:' || user_id || ':' || type,
        'priority', ${jobPriority.events}::int)) FROM targets)) AS jobs`,
  );
}

/** What became of the events of one object. */
export type EventOutcome =
  | { kind: "store"; keys: readonly string[]; objectId: string; document: unknown }
  | { kind: "delete"; keys: readonly string[]; objectId: string }
  /** Not there yet, or not readable: to be tried again. */
  | { kind: "wait"; keys: readonly string[]; words: string }
  /** Will never work: kept as a dead letter. */
  | { kind: "dead"; keys: readonly string[]; words: string };

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
    const isCurrent = (one: EventOutcome) => !("objectId" in one && overtaken.has(one.objectId));
    const current = outcomes.filter(isCurrent);
    const stores = current.flatMap((one) => (one.kind === "store" ? [one] : []));
    const documents = stores.map(({ document }) => document);
    const { refused } = await storeDocuments(db, { userId, type, documents, readAt });
    for (const outcome of current) {
      if (outcome.kind !== "delete") continue;
      await deleteDocument(db, { userId, type, documentId: outcome.objectId, readAt });
    }
    const refusedIds = new Set(refused.map(({ documentId }) => documentId));
    const settled = outcomes.map((outcome) =>
      outcome.kind === "store" && refused.length > 0 && refusedIds.has(toId(outcome.document))
        ? toDeadLetter(outcome.keys)
        : outcome,
    );
    await markEvents(db, { outcomes: settled, readAt });
    await db.$executeRaw`
      UPDATE sync_state SET last_event_at = now(), last_fetch_at = now(),
        last_error = ${toWarning(refused.length)}
      WHERE user_id = ${userId}::uuid AND type = ${type}`;
    await countStored(db, { userId, type });
  });
}

function toDeadLetter(keys: readonly string[]): EventOutcome {
  return { kind: "dead", keys, words: "The document is not of the shape that Oura promises." };
}

function toId(document: unknown): string | undefined {
  if (typeof document !== "object" || document === null || !("id" in document)) return undefined;
  return typeof document.id === "string" ? document.id : undefined;
}

const statusOf = {
  store: "done",
  delete: "done",
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
  const ids = outcomes.flatMap((one) => ("objectId" in one ? [one.objectId] : []));
  if (ids.length === 0) return new Set();
  const rows = await db.$queryRaw<{ objectId: string }[]>`
    SELECT DISTINCT e.object_id AS "objectId" FROM webhook_event e
    JOIN oura_connection c ON c.oura_user_id = e.oura_user_id
    WHERE c.user_id = ${userId}::uuid AND e.type = ${type} AND e.status = 'done'
      AND e.object_id = ANY (${ids}::text[]) AND e.processed_at > ${readAt}`;
  return new Set(rows.map(({ objectId }) => objectId));
}

/** `processed_at` is when the read that settled an event, or last tried to, began. */
async function markEvents(
  db: Db,
  { outcomes, readAt }: { outcomes: readonly EventOutcome[]; readAt: Date },
): Promise<void> {
  const marks = outcomes.flatMap((outcome) => {
    const words = "words" in outcome ? outcome.words : null;
    return outcome.keys.map((key) => ({ key, status: statusOf[outcome.kind], words }));
  });
  await db.$executeRaw`
    UPDATE webhook_event e SET status = m.status, attempts = e.attempts + 1,
      processed_at = ${readAt}, last_error = m.words
    FROM unnest(${marks.map(({ key }) => key)}::text[], ${marks.map(({ status }) => status)}::text[],
      ${marks.map(({ words }) => words)}::text[]) AS m (key, status, words)
    WHERE e.key = m.key`;
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
