import "server-only";
import type { Db } from "../db/scope.ts";
import { AppError } from "../errors.ts";
import { holdHealthData } from "../metrics/mutations.ts";
import type { UserId } from "../user-id.ts";

/**
 * To open a transaction that writes what was fetched: until it ends nobody can disconnect the ring or
 * erase its data, and what was fetched for a ring disconnected meanwhile is not written.
 * @throws AppError `gone`.
 */
export async function requireLiveConnection(db: Db, { userId }: { userId: UserId }): Promise<void> {
  await holdHealthData(db, { userId });
  const row = await db.connection.findUnique({ where: { userId }, select: { status: true } });
  if (row === null || row.status === "revoked") {
    throw new AppError("gone", "This ring has been disconnected.");
  }
}
