import "server-only";
import type { Prisma } from "#prisma/generated/client.ts";
import type { UserId } from "../user-id.ts";
import { prisma } from "./client.ts";

/** A transaction inside a scope. The only handle on the database that reads and writes get. */
export type Db = Prisma.TransactionClient;

/** The named places that may see every row. A new one is a decision, not a convenience. */
export type SystemReason =
  | "sign-in"
  | "registration"
  | "worker"
  | "connection-ownership"
  | "team-joining"
  | "health"
  | "operator-alarm"
  | "operator"
  | "maintenance";

/**
 * How long the database lets a transaction wait for its next statement, in milliseconds. Whoever began it
 * may have vanished without a word; its locks would hold everybody else up for hours.
 */
const idleInTransaction = "30000";

/**
 * Runs `fn` in a transaction that sees the rows of `userId` and no others.
 * Role and tenant are set for the transaction only, in one round trip, so that a pooled connection
 * (PgBouncer in transaction mode too) carries nothing over.
 */
export async function asUser<Result>(
  userId: UserId,
  fn: (db: Db) => Promise<Result>,
): Promise<Result> {
  return prisma().$transaction(async (db) => {
    await db.$executeRaw`SELECT set_config('role', 'ringboard_app', true), set_config('app.user_id', ${userId}, true), set_config('idle_in_transaction_session_timeout', ${idleInTransaction}, true)`;
    return fn(db);
  });
}

/**
 * As {@link asUser}, and also sees what members of the team share, if `userId` is its admin:
 * the row policies read the members' own grants.
 */
export async function asTeamViewer<Result>(
  { userId, teamId }: { userId: UserId; teamId: string },
  fn: (db: Db) => Promise<Result>,
): Promise<Result> {
  return prisma().$transaction(async (db) => {
    await db.$executeRaw`SELECT set_config('role', 'ringboard_app', true), set_config('app.user_id', ${userId}, true), set_config('app.team_id', ${teamId}, true), set_config('idle_in_transaction_session_timeout', ${idleInTransaction}, true)`;
    return fn(db);
  });
}

/** Runs `fn` in a transaction that sees every row; `reason` says which named place asks. */
export async function asSystem<Result>(
  reason: SystemReason,
  fn: (db: Db) => Promise<Result>,
): Promise<Result> {
  return prisma().$transaction(async (db) => {
    await db.$executeRaw`SELECT set_config('role', 'ringboard_system', true), set_config('app.reason', ${reason}, true), set_config('idle_in_transaction_session_timeout', ${idleInTransaction}, true)`;
    return fn(db);
  });
}
