import { cpSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { type ChildProcesses, openChildProcesses } from "./child-processes.ts";
import { openSecrets, projectFolder } from "./data-folder.ts";
import { migrateWithProgress } from "./database.ts";
import { runEndToEnd } from "./end-to-end.ts";
import { Failure, printError } from "./failure.ts";
import { findFreePort } from "./ports.ts";
import { type EmbeddedPostgres, removePostgres, startPostgres } from "./postgres-server.ts";
import { prepareBuild, toolEnv } from "./prepare.ts";
import { readFlags, runScript, type Script } from "./script.ts";
import { type Ports, toAddresses, toSandboxSettings, withoutPersonalSettings } from "./settings.ts";
import { openTemporaryFolder } from "./temporary-folder.ts";
import {
  readPlaywrightReport,
  readTotals,
  readVitestReport,
  type Totals,
  toSummary,
} from "./test-report.ts";
import { runCheck, verify } from "./verify-steps.ts";

/** What every stage needs. */
type Stage = { children: ChildProcesses; dataFolder: string; script: Script; totals: Totals[] };

/** Database test files that run side by side, each on a database of its own: a worker takes any job it finds. */
const databases = Math.min(4, Math.max(2, availableParallelism()));

/** All there is to test, on a database, a sandbox and ports of its own; the last line is the sum. */
async function testAll(script: Script): Promise<void> {
  readFlags([]);
  const dataFolder = openTemporaryFolder({ script });
  const totals: Totals[] = [];
  try {
    // Deferred before the server starts, so that it is deleted after the server stopped.
    script.defer(() => removePostgres({ dataFolder }));
    const children = await openChildProcesses({ script, dataFolder });
    await runStages({ children, dataFolder, script, totals });
  } catch (error) {
    const reason: unknown = script.signal.aborted ? script.signal.reason : error;
    if (!(reason instanceof Failure)) throw reason;
    printError(reason);
    totals.push({ passed: 0, failed: 1 });
  }
  if (totals.some(({ failed }) => failed > 0)) {
    process.exitCode = 1;
    const logs = join(projectFolder, "test-results", "logs");
    cpSync(join(dataFolder, "logs"), logs, { recursive: true });
    console.log(`logs    ${logs}`);
  }
  console.log(toSummary(totals));
}

async function runStages(stage: Stage): Promise<void> {
  const { children, dataFolder, script, totals } = stage;
  const unitReport = join(dataFolder, "unit-report.json");
  const { failed } = await verify({ children, script, unitReport });
  totals.push(readVitestReport(unitReport));
  totals.push({ passed: 0, failed: failed.filter((name) => name !== "unit tests").length });

  const database = await startPostgres({ dataFolder, script });
  await runDatabaseTests({ ...stage, database });
  const isBuilt = await runCheck({ name: "build", action: () => prepareBuild(children) });
  if (!isBuilt) {
    totals.push({ passed: 0, failed: 1 });
    return;
  }
  const databaseUrl = await database.openDatabase("ringboard_end_to_end");
  await migrateWithProgress({ databaseUrl });
  const ports = { app: await findFreePort(), sandbox: await findFreePort() };
  const report = join(dataFolder, "end-to-end-report.json");
  await runEndToEnd({
    addresses: toAddresses({ ports, env: {} }),
    children,
    env: toEnv({ dataFolder, databaseUrl, ports }),
    report,
    script,
  });
  totals.push(readPlaywrightReport(report));
  totals.push(await runQuickFaults(stage));
}

/** Breaks a product of its own in the quicker ways; `npm run test:faults` knows more of them. */
async function runQuickFaults({ children, dataFolder, script }: Stage): Promise<Totals> {
  const report = join(dataFolder, "faults-report.json");
  await runCheck({
    name: "faults",
    action: () =>
      children.run({
        name: "faults",
        args: ["--conditions=react-server", "faults/run.ts", "--quick", `--report=${report}`],
        env: toolEnv,
        echo: true,
      }),
  });
  script.signal.throwIfAborted();
  return readTotals(report);
}

async function runDatabaseTests({
  children,
  database: { databaseUrl, openDatabase },
  dataFolder,
  totals,
}: Stage & { database: EmbeddedPostgres }): Promise<void> {
  const databaseUrls = [databaseUrl];
  while (databaseUrls.length < databases) {
    databaseUrls.push(await openDatabase(`ringboard_${databaseUrls.length + 1}`));
  }
  for (const url of databaseUrls) await migrateWithProgress({ databaseUrl: url });
  const report = join(dataFolder, "database-report.json");
  const ports = { app: await findFreePort(), sandbox: await findFreePort() };
  await runCheck({
    name: "database tests",
    action: () =>
      children.run({
        name: "database-tests",
        args: [
          "node_modules/vitest/vitest.mjs",
          "run",
          "--project=database",
          `--maxWorkers=${databases}`,
          "--reporter=default",
          "--reporter=json",
          `--outputFile.json=${report}`,
        ],
        env: {
          ...toEnv({ dataFolder, databaseUrl, ports }),
          TEST_DATABASE_URLS: databaseUrls.join(" "),
          NODE_ENV: "test",
          NO_COLOR: "1",
        },
        lastLines: 200,
      }),
  });
  totals.push(readVitestReport(report));
}

function toEnv(options: {
  dataFolder: string;
  databaseUrl: string;
  ports: Ports;
}): NodeJS.ProcessEnv {
  const { dataFolder, databaseUrl, ports } = options;
  return toSandboxSettings({
    addresses: toAddresses({ ports, env: {} }),
    databaseUrl,
    dataFolder,
    env: withoutPersonalSettings(toolEnv),
    ports,
    secrets: openSecrets({ dataFolder }),
  });
}

await runScript(testAll);
