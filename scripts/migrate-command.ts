import process from "node:process";
import { openDataFolder } from "./data-folder.ts";
import { openDatabase } from "./database.ts";
import { holdLock } from "./lock.ts";
import { readFlags, runScript } from "./script.ts";
import { loadEnvFile } from "./settings.ts";

/** Brings DATABASE_URL, or else the embedded database, to the newest schema and ends. */
await runScript(async (script) => {
  readFlags([]);
  loadEnvFile();
  const dataFolder = openDataFolder();
  if (!process.env["DATABASE_URL"]) script.defer(holdLock({ dataFolder }).release);
  await openDatabase({ script, dataFolder });
});
