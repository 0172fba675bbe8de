import process from "node:process";
import { redirectUri } from "#lib/sync/testing/sandbox-process.ts";
import { SandboxClient } from "../sandbox/client.ts";
import { Random } from "../sandbox/people/random.ts";
import type { ChildProcesses, Program, Service } from "../scripts/child-processes.ts";
import { openSecrets } from "../scripts/data-folder.ts";
import { migrateWithProgress } from "../scripts/database.ts";
import { openPair } from "../scripts/pair.ts";
import { findFreePort } from "../scripts/ports.ts";
import { type EmbeddedPostgres, startPostgres } from "../scripts/postgres-server.ts";
import { toolEnv } from "../scripts/prepare.ts";
import { runStep } from "../scripts/progress.ts";
import { waitForHttp } from "../scripts/readiness.ts";
import type { Script } from "../scripts/script.ts";
import { toApp, toSandbox, toWorker } from "../scripts/services.ts";
import { toAddresses, toSandboxSettings, withoutPersonalSettings } from "../scripts/settings.ts";
import { openTcpProxy, type TcpProxy } from "./proxy/tcp-proxy.ts";

/** A program of the product that can be killed and started again on the same port. */
export interface Mortal {
  name: string;
  pid(): number;
  kill(): Promise<void>;
  /** Resolves once it is ready. */
  start(): Promise<void>;
}

/** A product of its own whose links can be broken and whose programs can be killed. */
export interface World {
  random: Random;
  signal: AbortSignal;
  /** Where webhooks go. */
  appUrl: string;
  clientSecret: string;
  sandbox: SandboxClient;
  apps: readonly Mortal[];
  workers: readonly Mortal[];
  postgres: EmbeddedPostgres;
  /** The database, past every broken link. */
  databaseUrl: string;
  /** Between app and worker on this side, and Oura or PostgreSQL on that. */
  links: { oura: Pick<TcpProxy, "set">; database: Pick<TcpProxy, "set"> };
}

/** Little history, so that a scenario is about its fault. */
const sandboxYears = "0.1";

/**
 * Starts database, sandbox, app and worker with a link that can be broken before each of the two; as a
 * pair, two apps and two workers, through PgBouncer.
 */
export async function openWorld({
  children,
  dataFolder,
  isPair,
  script,
  seed,
}: {
  children: ChildProcesses;
  dataFolder: string;
  isPair: boolean;
  script: Script;
  seed: number;
}): Promise<World> {
  const random = new Random(seed);
  const postgres = await startPostgres({ dataFolder, script });
  const { databaseUrl } = postgres;
  await migrateWithProgress({ databaseUrl });
  const ports = { app: await findFreePort(), sandbox: await findFreePort() };
  const openLink = async (targetPort: number): Promise<TcpProxy> => {
    const link = await openTcpProxy({ targetPort, random: () => random.next() });
    script.defer(() => link.close());
    return link;
  };
  const addresses = toAddresses({ ports, env: {} });
  const direct = toSandboxSettings({
    addresses,
    databaseUrl,
    dataFolder,
    env: {
      ...withoutPersonalSettings(toolEnv),
      SANDBOX_YEARS: sandboxYears,
      SANDBOX_RATE_LIMIT: "0",
    },
    ports,
    secrets: openSecrets({ dataFolder }),
  });
  // What this program itself reads and writes takes no broken link.
  for (const [name, value] of Object.entries(direct)) {
    if (value === undefined) delete process.env[name];
    else process.env[name] = value;
  }
  const oura = await openLink(ports.sandbox);
  const toDatabase: TcpProxy[] = [];
  const link = async (url: string): Promise<string> => {
    const linked = new URL(url);
    const proxy = await openLink(Number(linked.port));
    toDatabase.push(proxy);
    linked.port = String(proxy.port);
    return linked.href;
  };
  const env = toLinked({ direct, ouraPort: oura.port });
  const pair = isPair
    ? await openPair({ children, dataFolder, directUrl: databaseUrl, env, link, script })
    : null;
  const single = pair ? null : { ...env, DATABASE_URL: await link(databaseUrl) };
  const programs = pair ?? {
    apps: [toApp({ env: single ?? env, host: "localhost" })],
    workers: [toWorker(single ?? env)],
    appUrls: [addresses.appUrl],
  };
  const apps = programs.apps.map((program, index) =>
    toMortal({
      children,
      program,
      untilReady: () =>
        waitForHttp({
          name: "app",
          url: `${programs.appUrls[index]}/api/health/ready`,
          seconds: 120,
          signal: script.signal,
        }),
    }),
  );
  const workers = programs.workers.map((program) =>
    toMortal({
      children,
      program,
      untilReady: (service) => service.printed({ line: /worker ready/, seconds: 120 }),
    }),
  );
  const sandbox = toSandbox({
    ...direct,
    SANDBOX_REDIRECT_URIS: `${direct["SANDBOX_REDIRECT_URIS"]},${redirectUri}`,
  });
  await runStep("services", async () => {
    await children.serve(sandbox).printed({ line: /sandbox ready/, seconds: 120 });
    await Promise.all(apps.map((app) => app.start()));
    await Promise.all(workers.map((worker) => worker.start()));
  });
  return {
    random,
    signal: script.signal,
    appUrl: addresses.appUrl,
    clientSecret: direct["OURA_CLIENT_SECRET"] ?? "",
    sandbox: new SandboxClient({ url: addresses.sandboxUrl }),
    apps,
    workers,
    postgres,
    databaseUrl,
    links: {
      oura,
      database: {
        async set(fault) {
          for (const proxy of toDatabase) await proxy.set(fault);
        },
      },
    },
  };
}

/** Settings of app and worker: everything but the person's own browser goes over the links. */
function toLinked({
  direct,
  ouraPort,
}: {
  direct: NodeJS.ProcessEnv;
  ouraPort: number;
}): NodeJS.ProcessEnv {
  const oura = `http://127.0.0.1:${ouraPort}`;
  return {
    ...direct,
    OURA_TOKEN_URL: `${oura}/oauth/token`,
    OURA_REVOKE_URL: `${oura}/oauth/revoke`,
    OURA_API_URL: oura,
    OURA_RATE_LIMIT: "1000000",
  };
}

function toMortal({
  children,
  program,
  untilReady,
}: {
  children: ChildProcesses;
  program: Program;
  untilReady: (service: Service) => Promise<void>;
}): Mortal {
  let service: Service | null = null;
  return {
    name: program.name,
    pid: () => service?.pid ?? 0,
    async kill() {
      if (service !== null) await children.kill(service);
    },
    async start() {
      service = children.serve(program);
      await untilReady(service);
    },
  };
}
