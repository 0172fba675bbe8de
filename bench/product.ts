import { openBrowser } from "../scripts/browser.ts";
import type { ChildProcesses, Service } from "../scripts/child-processes.ts";
import { openSecrets } from "../scripts/data-folder.ts";
import { migrateWithProgress } from "../scripts/database.ts";
import { type Account, register, signIn, type Visit } from "../scripts/doors.ts";
import { Failure } from "../scripts/failure.ts";
import { findFreePort } from "../scripts/ports.ts";
import type { EmbeddedPostgres } from "../scripts/postgres-server.ts";
import { toolEnv } from "../scripts/prepare.ts";
import type { Script } from "../scripts/script.ts";
import { startServices, toApp, toSandbox, toWorker } from "../scripts/services.ts";
import { type Addresses, toAddresses, toSandboxSettings } from "../scripts/settings.ts";

/** What a benchmark starts products with. */
export interface Ground {
  script: Script;
  children: ChildProcesses;
  dataFolder: string;
  database: EmbeddedPostgres;
}

/** A running product of a benchmark's own: database, sandbox, app as built for production, worker. */
export interface Product {
  addresses: Addresses;
  databaseUrl: string;
  env: NodeJS.ProcessEnv;
  worker: Service;
  sandbox: Service;
  stop(): Promise<void>;
}

/** Starts one on a new database; `settings` are variables that differ from a demo's. */
export async function openProduct({
  ground: { script, children, dataFolder, database },
  name,
  settings = {},
}: {
  ground: Ground;
  name: string;
  settings?: Readonly<Record<string, string>>;
}): Promise<Product> {
  const databaseUrl = await database.openDatabase(`bench_${name}`);
  await migrateWithProgress({ databaseUrl });
  const ports = { app: await findFreePort(), sandbox: await findFreePort() };
  const addresses = toAddresses({ ports, env: {} });
  const secrets = openSecrets({ dataFolder });
  const env = toSandboxSettings({
    addresses,
    databaseUrl,
    dataFolder,
    env: { ...toolEnv, ...settings },
    ports,
    secrets,
  });
  const { sandbox, app, worker } = await startServices({
    addresses,
    children,
    script,
    programs: {
      sandbox: toSandbox(env),
      app: toApp({ env, host: "localhost" }),
      worker: toWorker(env),
    },
  });
  if (sandbox === null) throw new Error("a benchmark's product has a sandbox");
  return {
    addresses,
    databaseUrl,
    env,
    worker,
    sandbox,
    async stop() {
      for (const service of [worker, app, sandbox]) await children.stop(service);
    },
  };
}

/** Registers somebody and signs them in. */
export async function openVisit({
  account,
  addresses,
  signal,
}: {
  account: Account;
  addresses: Addresses;
  signal: AbortSignal;
}): Promise<Visit> {
  const visit: Visit = { account, addresses, browser: openBrowser({ signal }) };
  await register(visit);
  if (!(await signIn(visit))) throw new Failure(`${account.email} cannot sign in.`);
  return visit;
}
