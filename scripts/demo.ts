import { rmSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { openChildProcesses } from "./child-processes.ts";
import { openDataFolder, openSecrets } from "./data-folder.ts";
import { openDatabase } from "./database.ts";
import { Failure } from "./failure.ts";
import { holdLock } from "./lock.ts";
import { readPort, requireFreePort } from "./ports.ts";
import { removePostgres } from "./postgres-server.ts";
import { prepareBuild } from "./prepare.ts";
import { readFlags, runScript, type Script } from "./script.ts";
import { seed } from "./seed.ts";
import { startServices, toApp, toSandbox, toWorker } from "./services.ts";
import { toAddresses, toSandboxSettings } from "./settings.ts";

/** The whole product on this machine: database, sandbox, production build, worker and demo accounts. */
async function demo(script: Script): Promise<void> {
  const flags = readFlags(["--reset"]);
  const ports = {
    app: readPort({ name: "PORT", fallback: 3000 }),
    sandbox: readPort({ name: "SANDBOX_PORT", fallback: 3001 }),
  };
  const dataFolder = openDataFolder();
  script.defer(holdLock({ dataFolder }).release);
  const children = await openChildProcesses({ script, dataFolder });
  await requireFreePort({ name: "PORT", port: ports.app });
  await requireFreePort({ name: "SANDBOX_PORT", port: ports.sandbox });
  if (flags.has("--reset")) await reset(dataFolder);

  const databaseUrl = await openDatabase({ script, dataFolder });
  await prepareBuild(children);
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
    programs: {
      sandbox: toSandbox(env),
      app: toApp({ env, host: "localhost" }),
      worker: toWorker(env),
    },
  });
  const accounts = await seed({ addresses, signal: script.signal });
  console.log("\ndemo accounts");
  for (const { email, password } of accounts) console.log(`  ${email}   ${password}`);
  console.log(`sandbox ${addresses.sandboxUrl}\nlogs    ${join(dataFolder, "logs")}`);
  console.log(`ready ${addresses.appUrl}`);
  await script.untilStopped();
}

/** Back to nothing: the embedded database and what the sandbox remembers. Build and secrets stay. */
async function reset(dataFolder: string): Promise<void> {
  if (process.env["DATABASE_URL"]) {
    throw new Failure(
      "--reset empties only the embedded database: unset DATABASE_URL, or empty it.",
    );
  }
  await removePostgres({ dataFolder });
  rmSync(join(dataFolder, "sandbox"), { recursive: true, force: true });
}

await runScript(demo);
