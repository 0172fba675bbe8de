import { setTimeout as sleep } from "node:timers/promises";
import { Client } from "pg";
import { type Account, connect } from "../scripts/doors.ts";
import { openVisit, type Product } from "./product.ts";

/** Registers somebody and connects a persona's ring, which begins the history. */
export async function connectAs({
  product: { addresses },
  database,
  persona,
  signal,
}: {
  product: Product;
  database: Client;
  persona: string;
  signal: AbortSignal;
}): Promise<void> {
  const account: Account = {
    name: persona,
    email: `${persona}@example.org`,
    password: `a bench for ${persona}`,
    persona,
    timeZone: "Europe/Berlin",
  };
  // All come from one address, which has to wait after some registrations.
  await database.query("DELETE FROM sign_in_attempt");
  await connect(await openVisit({ account, addresses, signal }));
}

/** A connection that sees everybody's rows, to count by. */
export async function openAsSystem(connectionString: string): Promise<Client> {
  const database = new Client({ connectionString });
  await database.connect();
  await database.query("SET ROLE ringboard_system");
  return database;
}

/** How many people's histories are complete. */
export async function countComplete(database: Client): Promise<number> {
  const { rows } = await database.query<{ count: number }>(
    "SELECT count(*)::int AS count FROM sync_run WHERE kind = 'backfill' AND status = 'complete'",
  );
  return rows[0]?.count ?? 0;
}

/** Waits for so many complete histories. @throws when they are not there by the deadline (epoch ms) */
export async function untilComplete({
  database,
  count,
  deadline,
}: {
  database: Client;
  count: number;
  deadline: number;
}): Promise<void> {
  while ((await countComplete(database)) < count) {
    if (Date.now() > deadline) throw new Error("a history is not complete in time");
    await sleep(500);
  }
}
