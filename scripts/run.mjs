#!/usr/bin/env node
// The one door to every script. Plain JavaScript, because it must run on the Node that happens to be
// installed; the scripts behind it are TypeScript and run on the Node 24 that npm installs.
import { spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { delimiter, join, resolve } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const binFolder = join(root, "node_modules", ".bin");
const commands = {
  demo: "scripts/demo.ts",
  dev: "scripts/dev.ts",
  build: "scripts/build.ts",
  start: "scripts/start.ts",
  worker: "scripts/worker.ts",
  sandbox: "scripts/sandbox.ts",
  migrate: "scripts/migrate-command.ts",
  postgres: "scripts/postgres.ts",
  test: "scripts/test.ts",
  verify: "scripts/verify.ts",
  bench: "bench/run.ts",
  faults: "faults/run.ts",
  "test-pair": "scripts/test-pair.ts",
};

/** Ends the program with one line that says what to do. */
function fail(message) {
  console.error(`ringboard: ${message}`);
  process.exit(1);
}

function readJson(path) {
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch {
    return null;
  }
}

/**
 * npm keeps its own record of what it installed in node_modules/.package-lock.json and writes it last,
 * so an interrupted or outdated installation differs from package-lock.json, whoever ran it.
 */
function isInstalled() {
  const wanted = readJson(join(root, "package-lock.json"))?.packages;
  const found = readJson(join(root, "node_modules", ".package-lock.json"))?.packages;
  if (!wanted) fail("package-lock.json is missing or damaged: restore it with git.");
  if (!found || !existsSync(join(binFolder, "node"))) return false;
  return Object.entries(wanted).every(
    ([path, entry]) => path === "" || entry.optional || found[path]?.version === entry.version,
  );
}

/** The PATH without this project's own programs: npm must not run on the Node it is about to replace. */
function outsidePath() {
  return (process.env.PATH ?? "")
    .split(delimiter)
    .filter((folder) => resolve(folder) !== binFolder)
    .join(delimiter);
}

/**
 * A signal to npm ends only the shell between npm and this process, which shows as a new parent.
 * Started without npm, a parent may well go: then somebody sent this program to the background.
 */
function watchNpm(onGone) {
  if (!process.env.npm_lifecycle_event) return undefined;
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    onGone();
  }, 250);
  return timer.unref();
}

/** Runs a program to its end, passing signals on. A signal may arrive twice; children expect that. */
function run({ command, args, env, quiet }) {
  return new Promise((done) => {
    const stdio = quiet ? ["ignore", "pipe", "pipe"] : ["inherit", "inherit", "inherit", "ipc"];
    const child = spawn(command, args, { cwd: root, env, stdio });
    let output = "";
    child.stdout?.on("data", (chunk) => (output += chunk));
    child.stderr?.on("data", (chunk) => (output += chunk));
    const forward = (signal) => child.kill(signal);
    const signals = ["SIGINT", "SIGTERM", "SIGHUP"];
    for (const signal of signals) process.on(signal, forward);
    const watch = watchNpm(() => forward("SIGTERM"));
    const finish = (result) => {
      clearInterval(watch);
      for (const signal of signals) process.off(signal, forward);
      done({ output, ...result });
    };
    child.on("error", (error) => finish({ code: 1, error }));
    child.on("close", (code, signal) => finish({ code: code ?? 1, signal }));
  });
}

async function install() {
  const started = Date.now();
  console.log("installing dependencies …");
  const result = await run({
    command: process.platform === "win32" ? "npm.cmd" : "npm",
    args: ["ci", "--no-audit", "--no-fund", "--loglevel=error"],
    env: { ...process.env, PATH: outsidePath(), NODE_ENV: "development" },
    quiet: true,
  });
  if (result.error) fail("npm was not found: install Node.js with npm (https://nodejs.org).");
  if (result.signal) process.exit(130);
  if (result.code !== 0) {
    console.error(result.output.split("\n").slice(0, 20).join("\n").trimEnd());
    fail(`"npm ci" failed (above): check the network and the disk, then run the command again.`);
  }
  console.log(`installed dependencies in ${Math.round((Date.now() - started) / 1000)} s`);
}

const [name = "", ...rest] = process.argv.slice(2);
const script = Object.hasOwn(commands, name) ? commands[name] : null;
if (!script) fail(`unknown command "${name}": use one of ${Object.keys(commands).join(", ")}.`);
if (Number.parseInt(process.versions.node, 10) < 20) {
  fail(`Node.js ${process.versions.node} is too old: install version 20 or newer (nodejs.org).`);
}
if (!isInstalled()) await install();

const node = join(binFolder, process.platform === "win32" ? "node.exe" : "node");
if (!existsSync(node)) {
  fail("node_modules has no Node 24: allow npm's install scripts, delete node_modules, run again.");
}
const result = await run({
  command: node,
  // `server-only` loads as an empty module under this condition and throws without it.
  args: ["--conditions=react-server", join(root, script), ...rest],
  env: {
    ...process.env,
    PATH: `${binFolder}${delimiter}${outsidePath()}`,
  },
});
if (result.error) fail(`could not start Node 24: ${result.error.message}`);
if (result.signal) process.kill(process.pid, result.signal);
process.exitCode = result.code;
