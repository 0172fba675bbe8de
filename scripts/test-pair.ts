import { cpSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { openChildProcesses } from "./child-processes.ts";
import { openSecrets, projectFolder } from "./data-folder.ts";
import { migrateWithProgress } from "./database.ts";
import { runEndToEnd } from "./end-to-end.ts";
import { openPair } from "./pair.ts";
import { findFreePort } from "./ports.ts";
import { removePostgres, startPostgres } from "./postgres-server.ts";
import { prepareBuild, toolEnv } from "./prepare.ts";
import { runScript, type Script } from "./script.ts";
import { toAddresses, toSandboxSettings, withoutPersonalSettings } from "./settings.ts";
import { openTemporaryFolder } from "./temporary-folder.ts";
import { readPlaywrightReport, toSummary } from "./test-report.ts";

/**
 * The browser tests against two apps and two workers on one database, through PgBouncer: all of them, or
 * those in the files that are named (`npm run test:pair -- e2e/story.spec.ts`).
 */
async function testPair(script: Script): Promise<void> {
  const files = process.argv.slice(2).filter((argument) => argument !== "--");
  const dataFolder = openTemporaryFolder({ script });
  script.defer(() => removePostgres({ dataFolder }));
  const children = await openChildProcesses({ script, dataFolder });
  await prepareBuild(children);
  const { databaseUrl } = await startPostgres({ dataFolder, script });
  await migrateWithProgress({ databaseUrl });
  const ports = { app: await findFreePort(), sandbox: await findFreePort() };
  const addresses = toAddresses({ ports, env: {} });
  const env = toSandboxSettings({
    addresses,
    databaseUrl,
    dataFolder,
    env: withoutPersonalSettings(toolEnv),
    ports,
    secrets: openSecrets({ dataFolder }),
  });
  const pair = await openPair({ children, dataFolder, directUrl: databaseUrl, env, script });
  const report = join(dataFolder, "end-to-end-report.json");
  await runEndToEnd({ addresses, children, env, files, pair, report, script });
  const totals = readPlaywrightReport(report);
  if (totals.failed > 0) {
    process.exitCode = 1;
    const logs = join(projectFolder, "test-results", "logs");
    cpSync(join(dataFolder, "logs"), logs, { recursive: true });
    console.log(`logs    ${logs}`);
  }
  console.log(toSummary([totals]));
}

await runScript(testPair);
