import process from "node:process";
import { openChildProcesses } from "./child-processes.ts";
import { openDataFolder, openSecrets } from "./data-folder.ts";
import { openDatabase } from "./database.ts";
import { holdLock } from "./lock.ts";
import { readPort, requireFreePort } from "./ports.ts";
import { prepareClient } from "./prepare.ts";
import { readFlags, runScript, type Script } from "./script.ts";
import { startServices, toDevApp, toSandbox, toWorker } from "./services.ts";
import { toAddresses, toSandboxSettings } from "./settings.ts";

/** Development: Next's own server with reloading, beside sandbox, worker and database. */
async function dev(script: Script): Promise<void> {
  readFlags([]);
  const ports = {
    app: readPort({ name: "PORT", fallback: 3000 }),
    sandbox: readPort({ name: "SANDBOX_PORT", fallback: 3001 }),
  };
  const dataFolder = openDataFolder();
  script.defer(holdLock({ dataFolder }).release);
  const children = await openChildProcesses({ script, dataFolder, echo: true });
  await requireFreePort({ name: "PORT", port: ports.app });
  await requireFreePort({ name: "SANDBOX_PORT", port: ports.sandbox });
  const databaseUrl = await openDatabase({ script, dataFolder });
  await prepareClient(children);
  const addresses = toAddresses({ ports, env: process.env });
  const secrets = openSecrets({ dataFolder });
  const env = toSandboxSettings({
    addresses,
    databaseUrl,
    dataFolder,
    env: process.env,
    ports,
    secrets,
  });
  await startServices({
    addresses,
    children,
    script,
    programs: { sandbox: toSandbox(env), app: toDevApp(env), worker: toWorker(env) },
  });
  console.log(`ready ${addresses.appUrl}`);
  await script.untilStopped();
}

await runScript(dev);
