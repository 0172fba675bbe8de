import "server-only";
import type { ConnectionStatus } from "../connections/data.ts";
import type { Db } from "../db/scope.ts";
import { AppError } from "../errors.ts";
import { holdHealthData } from "../metrics/mutations.ts";
import type { DataTypeId } from "../oura/registry.ts";
import { toUserId, type UserId } from "../user-id.ts";
import { toReadableTypes } from "./mutations.ts";

interface LiveConnection {
  userId: UserId;
  /** What the grant lets be read. */
  types: DataTypeId[];
}

/** Connections of these statuses, each with what may be asked for. */
export async function listLiveConnections(
  db: Db,
  statuses: readonly ConnectionStatus[],
): Promise<LiveConnection[]> {
  const rows = await db.connection.findMany({
    where: { status: { in: [...statuses] } },
    select: { userId: true, scopes: true, deniedTypes: true },
  });
  return rows.map((row) => ({ userId: toUserId(row.userId), types: toReadableTypes(row) }));
}

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
