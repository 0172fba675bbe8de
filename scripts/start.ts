import { openChildProcesses } from "./child-processes.ts";
import { openDataFolder } from "./data-folder.ts";
import { migrateWithProgress, requireDatabase } from "./database.ts";
import { holdLock } from "./lock.ts";
import { readPort, requireFreePort } from "./ports.ts";
import { prepareBuild } from "./prepare.ts";
import { readFlags, runScript, type Script } from "./script.ts";
import { startServices, toApp, toWorker } from "./services.ts";
import { loadEnvFile, requireProductionSettings, toDirectUrl } from "./settings.ts";

/** Production: app and worker against your own database and Oura application. */
async function start(script: Script): Promise<void> {
  readFlags([]);
  loadEnvFile();
  const port = readPort({ name: "PORT", fallback: 3000 });
  const env = requireProductionSettings({ port });
  const databaseUrl = env["DATABASE_URL"] ?? "";
  const dataFolder = openDataFolder();
  script.defer(holdLock({ dataFolder }).release);
  const children = await openChildProcesses({ script, dataFolder, echo: true });
  await requireFreePort({ name: "PORT", port });
  await requireDatabase({ databaseUrl });
  await migrateWithProgress({ databaseUrl: toDirectUrl(env) });
  await prepareBuild(children);
  // Readiness is asked on this machine: APP_URL may lead through a proxy that is not up yet.
  const addresses = { appUrl: `http://127.0.0.1:${port}`, sandboxUrl: "" };
  await startServices({
    addresses,
    children,
    script,
    programs: { sandbox: null, app: toApp({ env, host: null }), worker: toWorker(env) },
  });
  console.log(`ready ${env["APP_URL"]}`);
  await script.untilStopped();
}

await runScript(start);
