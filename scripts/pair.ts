import type { ChildProcesses, Program } from "./child-processes.ts";
import { openFront } from "./front.ts";
import { startPgBouncer } from "./pgbouncer.ts";
import { findFreePort } from "./ports.ts";
import { waitForHttp } from "./readiness.ts";
import type { Script } from "./script.ts";
import { toApp, toWorker } from "./services.ts";

/** Two apps and two workers: their programs, in pairs, and when both apps answer. */
export interface Pair {
  apps: readonly [Program, Program];
  workers: readonly [Program, Program];
  /** Where each app listens itself, past the front. */
  appUrls: readonly string[];
  /** Resolves once both apps answer for themselves. */
  untilAppsAnswer(): Promise<void>;
}

/**
 * Prepares two apps and two workers on one database: everybody's queries go through PgBouncer in
 * transaction mode, the job queue's go to the database itself, and a front on the port of the settings
 * gives each request to the other app than the one before.
 */
export async function openPair({
  children,
  dataFolder,
  directUrl,
  env,
  link = async (url) => url,
  script,
}: {
  children: ChildProcesses;
  dataFolder: string;
  /** The database itself. */
  directUrl: string;
  /** Settings of one app, with the port that people use. */
  env: NodeJS.ProcessEnv;
  /** Another way to the same place, for both of the programs' ways to the database. */
  link?: (url: string) => Promise<string>;
  script: Script;
}): Promise<Pair> {
  const pooledUrl = await startPgBouncer({ children, databaseUrl: directUrl, dataFolder });
  const appPorts = [await findFreePort(), await findFreePort()] as const;
  const front = await openFront({ port: Number(env["PORT"]), appPorts });
  script.defer(() => front.close());
  const shared = {
    ...env,
    DATABASE_URL: await link(pooledUrl),
    DATABASE_DIRECT_URL: await link(directUrl),
  };
  const toNamed = (program: Program, number: number): Program => ({
    ...program,
    name: `${program.name}-${number}`,
  });
  const toAppOn = (port: number, number: number): Program =>
    toNamed(toApp({ env: { ...shared, PORT: String(port) }, host: "localhost" }), number);
  const appUrls = appPorts.map((port) => `http://localhost:${port}`);
  return {
    apps: [toAppOn(appPorts[0], 1), toAppOn(appPorts[1], 2)],
    workers: [toNamed(toWorker(shared), 1), toNamed(toWorker(shared), 2)],
    appUrls,
    async untilAppsAnswer() {
      for (const url of appUrls) {
        const { signal } = script;
        await waitForHttp({ name: "app", url: `${url}/api/health/ready`, seconds: 120, signal });
      }
    },
  };
}
