import { SandboxClient } from "../sandbox/client.ts";
import { openBrowser } from "../scripts/browser.ts";
import { type ChildProcesses, openChildProcesses } from "../scripts/child-processes.ts";
import { findChromium } from "../scripts/chromium.ts";
import { openSecrets } from "../scripts/data-folder.ts";
import { migrateWithProgress } from "../scripts/database.ts";
import { type Account, connect, register, signIn, type Visit } from "../scripts/doors.ts";
import { Failure } from "../scripts/failure.ts";
import { findFreePort } from "../scripts/ports.ts";
import { removePostgres, startPostgres } from "../scripts/postgres-server.ts";
import { prepareBuild, toolEnv } from "../scripts/prepare.ts";
import { readFlags, runScript, type Script } from "../scripts/script.ts";
import { startServices, toApp, toSandbox, toWorker } from "../scripts/services.ts";
import { toAddresses, toSandboxSettings } from "../scripts/settings.ts";
import { openTemporaryFolder } from "../scripts/temporary-folder.ts";
import { measureBackfill } from "./backfill.ts";
import { measurePages } from "./pages.ts";
import { type Figure, printReport } from "./report.ts";
import { measureSandbox } from "./sandbox.ts";
import { measureSeries } from "./series.ts";
import type { Stack } from "./stack.ts";
import { measureWebhook } from "./webhook.ts";

const account: Account = {
  name: "Bench",
  email: "bench@example.org",
  password: "a bench for one person",
  persona: "steady",
  timeZone: "Europe/Berlin",
};

/** What can be measured alone, as in `npm run bench -- sandbox`. */
const parts = ["sandbox", "backfill", "series", "pages", "webhooks"] as const;

type Measure = (name: string, run: () => Promise<Figure[]>) => Promise<void>;

interface Bench {
  script: Script;
  children: ChildProcesses;
  dataFolder: string;
  measure: Measure;
  isWanted: (part: (typeof parts)[number]) => boolean;
}

/** Measures a product of its own, all of it on this machine, and prints what falls short. */
async function bench(script: Script): Promise<void> {
  const named = readFlags(parts);
  const isWanted: Bench["isWanted"] = (part) => named.size === 0 || named.has(part);
  const dataFolder = openTemporaryFolder({ script });
  script.defer(() => removePostgres({ dataFolder }));
  const children = await openChildProcesses({ script, dataFolder });
  const figures: Figure[] = [];
  const measure: Measure = async (name, run) => {
    script.signal.throwIfAborted();
    console.log(`measuring ${name}`);
    figures.push(...(await run()));
  };
  if (isWanted("sandbox")) await measure("the sandbox alone", () => measureSandbox(children));
  if (parts.some((part) => part !== "sandbox" && isWanted(part))) {
    await measureProduct({ script, children, dataFolder, measure, isWanted });
  }
  printReport(figures);
}

/** The parts that need the whole product; its backfill brings the data that the others read. */
async function measureProduct({
  script,
  children,
  dataFolder,
  measure,
  isWanted,
}: Bench): Promise<void> {
  await prepareBuild(children);
  const { databaseUrl } = await startPostgres({ dataFolder, script });
  await migrateWithProgress({ databaseUrl });
  const ports = { app: await findFreePort(), sandbox: await findFreePort() };
  const addresses = toAddresses({ ports, env: {} });
  const secrets = openSecrets({ dataFolder });
  const env = toSandboxSettings({
    addresses,
    databaseUrl,
    dataFolder,
    env: toolEnv,
    ports,
    secrets,
  });
  const { worker } = await startServices({
    addresses,
    children,
    script,
    programs: {
      sandbox: toSandbox(env),
      app: toApp({ env, host: "localhost" }),
      worker: toWorker(env),
    },
  });
  const visit: Visit = { account, addresses, browser: openBrowser({ signal: script.signal }) };
  await register(visit);
  if (!(await signIn(visit))) throw new Failure("the benchmark's account cannot sign in.");
  const app: Stack = {
    baseUrl: addresses.appUrl,
    clientSecret: env["OURA_CLIENT_SECRET"] ?? "",
    cookie: visit.browser.cookie(addresses.appUrl),
    workerPid: worker.pid,
  };

  await measure("backfill", () => measureBackfill({ app, connect: () => connect(visit) }));
  if (isWanted("series")) {
    await measure("series", () => measureSeries({ app, today: new Date() }));
  }
  const executablePath = isWanted("pages") ? await findChromium(children) : null;
  if (executablePath) await measure("pages", () => measurePages({ app, executablePath }));
  if (!isWanted("webhooks")) return;
  const sandbox = new SandboxClient({ url: addresses.sandboxUrl });
  const { user_id: ouraUserId } = await sandbox.persona(account.persona);
  await measure("webhooks", () => measureWebhook({ app, ouraUserId, worker: "running" }));
  await children.stop(worker);
  await measure("webhooks alone", () => measureWebhook({ app, ouraUserId, worker: "stopped" }));
}

await runScript(bench);
