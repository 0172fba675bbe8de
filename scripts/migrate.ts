import { runMigrations } from "graphile-worker";
import { applyMigrations } from "./schema-engine.ts";

/** Brings the database to the newest schema: the application's tables, then the job queue's own. */
export async function migrate({
  databaseUrl,
}: {
  databaseUrl: string;
}): Promise<{ applied: string[] }> {
  const applied = await applyMigrations({ databaseUrl });
  await runMigrations({ connectionString: databaseUrl });
  return { applied };
}
