import { cpSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { Pool } from "pg";
import { closeDatabase } from "#lib/db/client.ts";
import { openChildProcesses } from "../scripts/child-processes.ts";
import { projectFolder } from "../scripts/data-folder.ts";
import { removePostgres } from "../scripts/postgres-server.ts";
import { prepareBuild } from "../scripts/prepare.ts";
import { runStep } from "../scripts/progress.ts";
import { runScript, type Script } from "../scripts/script.ts";
import { openTemporaryFolder } from "../scripts/temporary-folder.ts";
import { readOptions } from "./options.ts";
import { type Finding, printFindings } from "./report.ts";
import { listScenarios } from "./scenarios.ts";
import { openWorld } from "./world.ts";

/** Breaks a product of its own in every way there is and counts what came of it. */
async function runFaults(script: Script): Promise<void> {
  const options = readOptions(process.argv.slice(2));
  const dataFolder = openTemporaryFolder({ script });
  script.defer(() => removePostgres({ dataFolder }));
  const children = await openChildProcesses({ script, dataFolder });
  await prepareBuild(children);
  console.log(`seed ${options.seed} (repeat with --seed=${options.seed})`);
  const world = await openWorld({ children, dataFolder, script, ...options });
  const pool = new Pool({ connectionString: world.databaseUrl, max: 4 });
  // The database is killed under it on purpose.
  pool.on("error", () => {});
  script.defer(() => pool.end());
  script.defer(closeDatabase);
  const findings: Finding[] = [];
  for (const { name, run } of listScenarios({ world, pool, isQuick: options.isQuick })) {
    if (!name.includes(options.only)) continue;
    script.signal.throwIfAborted();
    await runStep(name, async (report) => {
      const finding = await run();
      findings.push(finding);
      report(finding.violations.length === 0 ? "holds" : "VIOLATED");
      for (const violation of finding.violations) console.log(`  ${violation}`);
    });
  }
  printFindings(findings);
  const failed = findings.filter(({ violations }) => violations.length > 0).length;
  const totals = { passed: findings.length - failed, failed };
  if (options.report !== null) writeFileSync(options.report, JSON.stringify(totals));
  console.log(`${totals.passed} scenarios hold, ${totals.failed} do not`);
  if (failed === 0) return;
  process.exitCode = 1;
  const logs = join(projectFolder, "test-results", "fault-logs");
  cpSync(join(dataFolder, "logs"), logs, { recursive: true });
  console.log(`logs    ${logs}`);
}

await runScript(runFaults);
