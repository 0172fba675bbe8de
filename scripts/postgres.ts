import { openDataFolder } from "./data-folder.ts";
import { printError } from "./failure.ts";
import { holdLock } from "./lock.ts";
import { migrate } from "./migrate.ts";
import { startPostgres } from "./postgres-server.ts";
import { waitForStop } from "./stop-signal.ts";

/** Runs the embedded database in the foreground, for tools and tests that bring their own processes. */
async function main(): Promise<void> {
  const stopped = waitForStop();
  const dataFolder = openDataFolder();
  const lock = holdLock({ dataFolder });
  try {
    const database = await startPostgres({ dataFolder });
    try {
      await migrate({ databaseUrl: database.databaseUrl });
      console.log(`DATABASE_URL=${database.databaseUrl}`);
      await Promise.race([stopped, database.ended]);
    } finally {
      await database.stop();
    }
  } finally {
    lock.release();
  }
}

try {
  await main();
} catch (error) {
  printError(error);
  process.exitCode = 1;
}
