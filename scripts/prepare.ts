import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import type { ChildProcesses } from "./child-processes.ts";
import { projectFolder, replaceFile, toDataFolder } from "./data-folder.ts";
import { hasCode } from "./failure.ts";
import { hashFiles, listFiles } from "./input-hash.ts";
import { requireUnusedBuild } from "./lock.ts";
import { runStep } from "./progress.ts";

const clientStamp = join(projectFolder, "prisma", "generated", ".inputs");
const buildFolder = join(projectFolder, process.env["NEXT_DIST_DIR"] ?? ".next");
const buildStamp = join(buildFolder, ".ringboard-inputs");

const clientInputs = ["prisma/schema", "prisma.config.ts", "node_modules/prisma/package.json"];
const buildInputs = [
  "app",
  "components",
  "lib",
  "prisma/schema",
  "public",
  "instrumentation.ts",
  "instrumentation-client.ts",
  "next.config.mjs",
  "package-lock.json",
  "package.json",
  "postcss.config.mjs",
  "proxy.ts",
  "tailwind.config.ts",
  "tsconfig.json",
];

/** The environment of tools that build: no telemetry, no look for newer versions. */
export const toolEnv: NodeJS.ProcessEnv = {
  ...process.env,
  CHECKPOINT_DISABLE: "1",
  NEXT_TELEMETRY_DISABLED: "1",
  PRISMA_HIDE_UPDATE_MESSAGE: "1",
};

/** Generates the Prisma client unless it fits the schema already. */
export async function prepareClient(children: ChildProcesses): Promise<void> {
  const inputs = hashInputs(clientInputs);
  if (readStamp(clientStamp) === inputs) return;
  await runStep("database client", async () => {
    await children.run({
      name: "generate",
      args: ["node_modules/prisma/build/index.js", "generate"],
      // Generating asks for the native engine but never runs it: any program satisfies it.
      env: { ...toolEnv, PRISMA_SCHEMA_ENGINE_BINARY: process.execPath },
    });
    replaceFile({ path: clientStamp, content: inputs });
  });
}

/** Makes the production build unless it fits the sources already. */
export async function prepareBuild(children: ChildProcesses): Promise<void> {
  await prepareClient(children);
  const inputs = hashInputs(buildInputs);
  if (readStamp(buildStamp) === inputs) return;
  requireUnusedBuild({ dataFolder: toDataFolder(process.env) });
  await runStep("production build", async () => {
    rmSync(buildStamp, { force: true });
    await children.run({
      name: "build",
      args: ["node_modules/next/dist/bin/next", "build"],
      env: { ...toolEnv, NODE_ENV: "production" },
    });
    replaceFile({ path: buildStamp, content: inputs });
  });
}

/** Tests are no part of the product: changing one makes no build stale. */
function hashInputs(paths: readonly string[]): string {
  const files = listFiles({ root: projectFolder, paths });
  const isTest = /\.test\.tsx?$|\/fixtures\//;
  return hashFiles({ root: projectFolder, files: files.filter((file) => !isTest.test(file)) });
}

function readStamp(path: string): string | null {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    if (hasCode(error, "ENOENT")) return null;
    throw error;
  }
}
