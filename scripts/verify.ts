import { join } from "node:path";
import process from "node:process";
import { openChildProcesses } from "./child-processes.ts";
import { readFlags, runScript } from "./script.ts";
import { openTemporaryFolder } from "./temporary-folder.ts";
import { verify } from "./verify-steps.ts";

/** Everything that is checked without a database or a browser, in seconds. */
await runScript(async (script) => {
  readFlags([]);
  const dataFolder = openTemporaryFolder({ script });
  const children = await openChildProcesses({ script, dataFolder });
  const { failed } = await verify({
    children,
    script,
    unitReport: join(dataFolder, "unit-report.json"),
  });
  console.log(failed.length === 0 ? "verified" : `failed: ${failed.join(", ")}`);
  if (failed.length > 0) process.exitCode = 1;
});
