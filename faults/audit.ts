import { setTimeout as sleep } from "node:timers/promises";
import type { Pool } from "pg";
import { asSystem } from "#lib/db/scope.ts";
import type { SentEvent } from "./sender.ts";
import type { Subjects } from "./subjects.ts";

/** What became of everything that was sent. All that is not a count of something good must be 0. */
export interface Account {
  sent: number;
  acknowledged: number;
  /** Of the acknowledged ones, rows in the inbox. */
  stored: number;
  /** Of the acknowledged ones, those that led to their effect. */
  applied: number;
  /** Acknowledged and not stored, or not applied, or the document is not as the sandbox has it. */
  lost: number;
  /** Rows of one event beyond the first, versions of documents that never changed, repeated rows. */
  double: number;
  /** Up to five of either, for whoever has to find out. */
  examples: string[];
}

interface InboxRow {
  key: string;
  status: string;
  lastError: string | null;
}

/**
 * Waits until nothing that was acknowledged is still to be applied, without asking anybody for anything.
 * @returns seconds that it took; null when it did not end in time
 */
export async function waitUntilApplied({
  subjects,
  seconds,
  signal,
}: {
  subjects: Subjects;
  seconds: number;
  signal: AbortSignal;
}): Promise<number | null> {
  const begin = Date.now();
  while (Date.now() < begin + seconds * 1000) {
    signal.throwIfAborted();
    const rows = await listInbox(subjects);
    if (rows.every(({ status }) => status !== "pending")) return (Date.now() - begin) / 1000;
    await sleep(250);
  }
  return null;
}

/** Compares what was acknowledged with what is there. Call it once nothing is pending any more. */
export async function audit({
  subjects,
  events,
}: {
  subjects: Subjects;
  events: readonly SentEvent[];
}): Promise<Account> {
  const rows = await listInbox(subjects);
  const rowsByKey = Map.groupBy(rows, ({ key }) => key);
  const acknowledged = events.filter(({ acknowledgedAt }) => acknowledgedAt !== null);
  const missing = acknowledged.filter(({ key }) => !rowsByKey.has(key));
  const unapplied = acknowledged.filter(({ key }) =>
    rowsByKey.get(key)?.some(({ status }) => status !== "done"),
  );
  const lostDocuments = await subjects.listLost(acknowledged.map(({ named }) => named));
  const sentKeys = new Set(events.map(({ key }) => key));
  const repeated = rows.length - rowsByKey.size;
  const strangers = [...rowsByKey.keys()].filter((key) => !sentKeys.has(key));
  const versions = await countVersions(subjects);
  return {
    sent: events.length,
    acknowledged: acknowledged.length,
    stored: acknowledged.length - missing.length,
    applied: acknowledged.length - missing.length - unapplied.length,
    lost: missing.length + unapplied.length + lostDocuments.length,
    double: repeated + strangers.length + versions,
    examples: [
      ...missing.map(({ key }) => `acknowledged and not stored: ${key}`),
      ...unapplied.map(({ key }) => `not applied: ${JSON.stringify(rowsByKey.get(key))}`),
      ...lostDocuments.map((name) => `not as the sandbox has it: ${name}`),
      ...strangers.map((key) => `never sent: ${key}`),
      ...(versions > 0 ? [`${versions} versions of documents that never changed`] : []),
    ].slice(0, 5),
  };
}

async function listInbox({ people }: Subjects): Promise<InboxRow[]> {
  const ids = people.map(({ ouraUserId }) => ouraUserId);
  return asSystem(
    "maintenance",
    (db) => db.$queryRaw<InboxRow[]>`
      SELECT key, status, last_error AS "lastError" FROM webhook_event
      WHERE oura_user_id = ANY (${ids}::text[])`,
  );
}

async function countVersions({ people }: Subjects): Promise<number> {
  const userIds = people.map(({ userId }) => userId);
  return asSystem("maintenance", (db) =>
    db.ouraDocumentRevision.count({ where: { userId: { in: userIds } } }),
  );
}

/**
 * Sessions of the product that hold something and have not moved for a while: in a transaction without a
 * statement, or in a statement that does not end.
 */
export async function listStuckSessions({
  pool,
  seconds,
}: {
  pool: Pool;
  seconds: number;
}): Promise<string[]> {
  const { rows } = await pool.query<{ text: string }>(
    `SELECT state || ' since ' || round(extract(epoch FROM now() - state_change))::text || ' s: ' ||
       left(query, 80) AS text
     FROM pg_stat_activity
     WHERE datname = current_database() AND pid <> pg_backend_pid()
       AND state <> 'idle' AND state_change < now() - $1 * interval '1 second'`,
    [seconds],
  );
  return rows.map(({ text }) => text);
}

/**
 * Jobs that are held by nobody who lives, or were given up. One without a key was replaced while it ran, as
 * the queue does with keyed jobs, and then failed or lost its worker: what replaced it does its work.
 */
export async function listStuckJobs(pool: Pool): Promise<string[]> {
  const { rows } = await pool.query<{ text: string }>(
    `SELECT task_identifier || ' ' || coalesce(key, '') || ' attempt ' || attempts || ': ' ||
       coalesce(left(last_error, 120), '') AS text
     FROM graphile_worker.jobs
     WHERE (locked_at IS NOT NULL AND locked_at < now() - interval '90 seconds')
       OR (attempts >= max_attempts AND locked_at IS NULL AND key IS NOT NULL)`,
  );
  return rows.map(({ text }) => text);
}
