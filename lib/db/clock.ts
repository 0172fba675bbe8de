import "server-only";
import type { Db } from "./scope.ts";

/**
 * When this transaction began, by the database's clock: the one clock that all workers share. Times
 * that are compared across workers, such as when a read began, come from here and not from `Date`.
 */
export async function getDatabaseTime(db: Db): Promise<Date> {
  const [row] = await db.$queryRaw<{ now: Date }[]>`SELECT now() AS now`;
  if (row === undefined) throw new TypeError("a select without a table answers one row");
  return row.now;
}
