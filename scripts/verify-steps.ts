import { join } from "node:path";
import type { ChildProcesses } from "./child-processes.ts";
import { projectFolder } from "./data-folder.ts";
import { Failure, printError } from "./failure.ts";
import { prepareClient, toolEnv } from "./prepare.ts";
import { runStep } from "./progress.ts";
import type { Script } from "./script.ts";

const tool = (name: string): string => join(projectFolder, "node_modules", ".bin", name);

/**
 * Format, lint, types, unit tests and unused code: all run, and each failure shows its output.
 * Needs no database. `unitReport` receives the unit tests' JSON report.
 */
export async function verify({
  children,
  script,
  unitReport,
}: {
  children: ChildProcesses;
  script: Script;
  unitReport: string;
}): Promise<{ failed: string[] }> {
  await prepareClient(children);
  const steps: { name: string; args: [string, ...string[]] }[] = [
    { name: "format", args: ["biome", "ci", "--colors=off"] },
    { name: "lint", args: ["oxlint", "--quiet"] },
    // Next's own types (route params, CSS imports) are generated, not kept in the repository.
    { name: "route types", args: ["next", "typegen"] },
    { name: "types", args: ["tsc", "--noEmit", "-p", "."] },
    {
      name: "unit tests",
      args: [
        "vitest",
        "run",
        "--project=unit",
        "--reporter=default",
        "--reporter=json",
        `--outputFile.json=${unitReport}`,
      ],
    },
    { name: "unused code", args: ["knip", "--no-progress"] },
  ];
  const failed: string[] = [];
  for (const { name, args } of steps) {
    script.signal.throwIfAborted();
    const [program, ...rest] = args;
    const passed = await runCheck({
      name,
      action: () =>
        children.run({
          name: name.replaceAll(" ", "-"),
          command: tool(program),
          args: rest,
          env: { ...toolEnv, NO_COLOR: "1" },
          echo: false,
          lastLines: 200,
        }),
    });
    if (!passed) failed.push(name);
  }
  return { failed };
}

/** Runs one check; a failure is printed and remembered, anything unexpected ends the script. */
export async function runCheck({
  name,
  action,
}: {
  name: string;
  action: () => Promise<void>;
}): Promise<boolean> {
  try {
    await runStep(name, async (report) => {
      await action();
      report("passed");
    });
    return true;
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    printError(error);
    return false;
  }
}
