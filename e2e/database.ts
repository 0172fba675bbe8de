import pg from "pg";

/** Tables with a person's health data or grant, all keyed by user_id. */
const tables = [
  "oura_document",
  "oura_document_revision",
  "heart_rate_day",
  "heart_rate_revision",
  "user_day",
  "metric_month",
  "sync_state",
  "sync_run",
  "oura_connection",
  "oauth_transaction",
] as const;

async function withSystem<Result>(fn: (client: pg.Client) => Promise<Result>): Promise<Result> {
  const client = new pg.Client({ connectionString: process.env["DATABASE_URL"] });
  await client.connect();
  try {
    await client.query("SET ROLE ringboard_system");
    return await fn(client);
  } finally {
    await client.end();
  }
}

/** How many rows each table holds of the person with that e-mail address. */
export async function countRows(email: string): Promise<Record<string, number>> {
  return withSystem(async (client) => {
    const counts: Record<string, number> = {};
    for (const table of tables) {
      const { rows } = await client.query<{ n: number }>(
        `SELECT count(*)::int AS n FROM ${table} WHERE user_id = (SELECT id FROM app_user WHERE email = $1)`,
        [email],
      );
      counts[table] = rows[0]?.n ?? Number.NaN;
    }
    return counts;
  });
}

/** How many events in the inbox name that person of Oura's. */
export async function countEvents(ouraUserId: string): Promise<number> {
  return withSystem(async (client) => {
    const { rows } = await client.query<{ n: number }>(
      "SELECT count(*)::int AS n FROM webhook_event WHERE oura_user_id = $1",
      [ouraUserId],
    );
    return rows[0]?.n ?? Number.NaN;
  });
}

/** Makes the person with that e-mail address the one owner of the installation. */
export async function makeOwner(email: string): Promise<void> {
  await withSystem((client) =>
    client.query("UPDATE app_user SET is_owner = (email = $1)", [email]),
  );
}

/** Lets every event that has failed once be at its last try, which otherwise takes minutes. */
export async function exhaustAttempts(): Promise<number> {
  return withSystem(async (client) => {
    const { rowCount } = await client.query(
      "UPDATE webhook_event SET attempts = 4 WHERE status = 'pending' AND attempts = 1",
    );
    return rowCount ?? 0;
  });
}
