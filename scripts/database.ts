import process from "node:process";
import { Client } from "pg";
import { Failure } from "./failure.ts";
import { migrate } from "./migrate.ts";
import { startPostgres } from "./postgres-server.ts";
import { runStep } from "./progress.ts";
import type { Script } from "./script.ts";
import { toDirectUrl } from "./settings.ts";

/**
 * The database a script works with, brought to the newest schema: DATABASE_URL when it is set, else
 * the embedded one of the data folder, which then runs as long as the script.
 *
 * @returns its URL
 * @throws {Failure} when it cannot be reached, in one line
 */
export async function openDatabase({
  script,
  dataFolder,
}: {
  script: Script;
  dataFolder: string;
}): Promise<string> {
  const given = process.env["DATABASE_URL"];
  const databaseUrl = await runStep("database", async () => {
    if (!given) return (await startPostgres({ dataFolder, script })).databaseUrl;
    await requireDatabase({ databaseUrl: given });
    return given;
  });
  await migrateWithProgress({ databaseUrl: given ? toDirectUrl(process.env) : databaseUrl });
  return databaseUrl;
}

/** Applies the missing migrations and says how many there were. */
export async function migrateWithProgress({ databaseUrl }: { databaseUrl: string }): Promise<void> {
  await runStep("migrations", async (report) => {
    const { applied } = await migrate({ databaseUrl });
    report(applied.length === 0 ? "none missing" : `${applied.length} applied`);
  });
}

/** @throws {Failure} naming host and reason, never the password */
export async function requireDatabase({ databaseUrl }: { databaseUrl: string }): Promise<void> {
  const place = toPlace(databaseUrl);
  const client = new Client({ connectionString: databaseUrl, connectionTimeoutMillis: 5000 });
  // Without a listener, a connection lost later would end the script with a stack.
  client.on("error", () => {});
  try {
    await client.connect();
    await client.query("select 1");
  } catch (cause) {
    throw new Failure(
      `the database ${place} of DATABASE_URL cannot be used (${toReason(cause)}): start it or correct DATABASE_URL.`,
      { cause },
    );
  } finally {
    await client.end().catch(() => {});
  }
}

function toPlace(databaseUrl: string): string {
  try {
    const { host, pathname, protocol } = new URL(databaseUrl);
    if (/^postgres(ql)?:$/.test(protocol)) return `${host}${pathname}`;
  } catch {
    // Falls through to the one complaint about its form.
  }
  throw new Failure(
    "DATABASE_URL is malformed: write it as postgresql://user:password@host:5432/name.",
  );
}

/** A refused connection to a name with several addresses arrives as an AggregateError with no message. */
function toReason(error: unknown): string {
  if (error instanceof AggregateError) return toReason(error.errors[0]);
  return error instanceof Error ? error.message.split("\n")[0] || error.name : String(error);
}
