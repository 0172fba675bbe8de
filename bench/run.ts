import { SandboxClient } from "../sandbox/client.ts";
import { openBrowser } from "../scripts/browser.ts";
import { openChildProcesses } from "../scripts/child-processes.ts";
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

/** Measures a product of its own, all of it on this machine, and prints what falls short. */
async function bench(script: Script): Promise<void> {
  readFlags([]);
  const dataFolder = openTemporaryFolder({ script });
  script.defer(() => removePostgres({ dataFolder }));
  const children = await openChildProcesses({ script, dataFolder });
  const figures: Figure[] = [];
  const measure = async (name: string, run: () => Promise<Figure[]>): Promise<void> => {
    script.signal.throwIfAborted();
    console.log(`measuring ${name}`);
    figures.push(...(await run()));
  };
  await measure("the sandbox alone", () => measureSandbox(children));
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
  await measure("series", () => measureSeries({ app, today: new Date() }));
  const executablePath = await findChromium(children);
  if (executablePath) await measure("pages", () => measurePages({ app, executablePath }));
  const sandbox = new SandboxClient({ url: addresses.sandboxUrl });
  const { user_id: ouraUserId } = await sandbox.persona(account.persona);
  await measure("webhooks", () => measureWebhook({ app, ouraUserId, worker: "running" }));
  await children.stop(worker);
  await measure("webhooks alone", () => measureWebhook({ app, ouraUserId, worker: "stopped" }));
  printReport(figures);
}

await runScript(bench);
