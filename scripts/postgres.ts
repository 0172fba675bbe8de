import { openDataFolder } from "./data-folder.ts";
import { holdLock } from "./lock.ts";
import { migrate } from "./migrate.ts";
import { startPostgres } from "./postgres-server.ts";
import { runScript } from "./script.ts";

/** Runs the embedded database in the foreground, for tools and tests that bring their own processes. */
await runScript(async (script) => {
  const dataFolder = openDataFolder();
  script.defer(holdLock({ dataFolder }).release);
  const database = await startPostgres({ dataFolder, script });
  await migrate({ databaseUrl: database.databaseUrl });
  console.log(`DATABASE_URL=${database.databaseUrl}`);
  await script.untilStopped();
});
