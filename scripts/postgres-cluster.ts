import { type ChildProcess, spawn } from "node:child_process";
import {
  chownSync,
  closeSync,
  existsSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { setTimeout as sleep } from "node:timers/promises";
import { readJsonFile, replaceFile } from "./data-folder.ts";
import { Failure, hasCode, toFileFailure } from "./failure.ts";
import { openLog, readLastLines } from "./log-file.ts";
import { findFreePort, isFreePort } from "./ports.ts";
import { makeClusterFolder, type PostgresHome } from "./postgres-home.ts";
import { isAlive, listChildren, readCommandLine } from "./process-table.ts";

/** Modest figures for two cores; durability stays at PostgreSQL's defaults. */
const settings = {
  listen_addresses: "127.0.0.1",
  unix_socket_directories: "",
  max_connections: 100,
  shared_buffers: "128MB",
  effective_cache_size: "1GB",
  maintenance_work_mem: "64MB",
  max_wal_size: "1GB",
  checkpoint_timeout: "15min",
  random_page_cost: 1.1,
  jit: "off",
  // Parallel queries need shared memory that small containers do not have, and gain nothing here.
  max_parallel_workers_per_gather: 0,
  timezone: "UTC",
  log_timezone: "UTC",
};

/** A running postmaster that this process started. */
export type Cluster = { port: number; process: ChildProcess; logPath: string };

/** Creates the cluster unless it exists; an interrupted attempt leaves nothing that looks like one. */
export async function createCluster({
  home,
  password,
}: {
  home: PostgresHome;
  password: string;
}): Promise<void> {
  if (existsSync(join(home.cluster, "PG_VERSION"))) return;
  const draft = `${home.cluster}.new`;
  const passwordFile = `${home.cluster}.password`;
  try {
    rmSync(draft, { recursive: true, force: true });
    rmSync(home.cluster, { recursive: true, force: true });
    makeClusterFolder({ path: draft, owner: home.owner });
    writeFileSync(passwordFile, password, { mode: 0o600 });
    if (home.owner) chownSync(passwordFile, home.owner.uid, home.owner.gid);
    await runInitdb({ home, draft, passwordFile });
    renameSync(draft, home.cluster);
  } catch (error) {
    throw toFileFailure({ error, path: home.cluster });
  } finally {
    rmSync(passwordFile, { force: true });
  }
}

async function runInitdb({
  home,
  draft,
  passwordFile,
}: {
  home: PostgresHome;
  draft: string;
  passwordFile: string;
}): Promise<void> {
  const args = [
    `--pgdata=${draft}`,
    "--username=postgres",
    `--pwfile=${passwordFile}`,
    "--auth=scram-sha-256",
    "--encoding=UTF8",
    "--locale=C",
    "--locale-provider=builtin",
    "--builtin-locale=C.UTF-8",
  ];
  const child = spawn(home.programs.initdb, args, {
    ...home.owner,
    cwd: "/",
    detached: true,
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  child.stdout.on("data", (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on("data", (chunk: Buffer) => (output += chunk.toString()));
  const code = await new Promise<number | null>((done, failed) => {
    child.on("error", failed);
    child.on("close", done);
  }).catch((cause: unknown) => {
    throw new Failure("the embedded PostgreSQL cannot run here: set DATABASE_URL to your own.", {
      cause,
    });
  });
  if (code === 0) return;
  rmSync(draft, { recursive: true, force: true });
  if (/No space left on device|could not extend file/.test(output)) {
    throw new Failure(`the disk of ${draft} is full: free some space, then run again.`);
  }
  const reason = output.split("\n").find((line) => /error|fatal|could not/i.test(line));
  throw new Failure(`the database could not be created: ${reason ?? `initdb ended with ${code}`}`);
}

/** The port is chosen once and kept, so that tools stay connected across runs, unless it was taken. */
async function choosePort(dataFolder: string): Promise<number> {
  const path = join(dataFolder, "postgres-port.json");
  const kept = readJsonFile(path) as { port?: number } | null;
  if (kept?.port && (await isFreePort(kept.port))) return kept.port;
  const port = await findFreePort();
  replaceFile({ path, content: `${JSON.stringify({ port })}\n` });
  return port;
}

/** Starts the postmaster in its own process group, so that Ctrl-C reaches it only through stopping. */
export async function startCluster({
  home,
  dataFolder,
}: {
  home: PostgresHome;
  dataFolder: string;
}): Promise<Cluster> {
  await stopLeftover(home);
  const port = await choosePort(dataFolder);
  const logPath = join(dataFolder, "logs", "postgres.log");
  const options = Object.entries({ ...settings, port }).flatMap(([name, value]) => [
    "-c",
    `${name}=${value}`,
  ]);
  const log = openLog(logPath);
  const child = spawn(home.programs.postgres, ["-D", home.cluster, ...options], {
    ...home.owner,
    cwd: "/",
    detached: true,
    stdio: ["ignore", log, log],
  });
  closeSync(log);
  child.on("error", () => {});
  return { port, process: child, logPath };
}

/** Fast shutdown: roll back, flush, end. After ten seconds at once, which the next start recovers from. */
export async function stopCluster({ process: child }: Cluster): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise<void>((done) => child.once("exit", () => done()));
  child.kill("SIGINT");
  const timer = setTimeout(() => child.kill("SIGQUIT"), 10_000);
  await ended;
  clearTimeout(timer);
}

/** Ends the postmaster and all that it started, at once, and waits until none is left. */
export async function killCluster({ process: child }: Cluster): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const pids = [child.pid, ...listChildren(child.pid)];
  const ended = new Promise<void>((done) => child.once("exit", () => done()));
  // The postmaster first, so that it starts nothing new.
  for (const pid of pids) if (isAlive(pid)) process.kill(pid, "SIGKILL");
  await ended;
  while (pids.some(isAlive)) await sleep(10);
}

/** What the log says about a postmaster that did not start or ended by itself. */
export function toStartFailure({ logPath }: Cluster): Failure {
  const last = readLastLines({ path: logPath, count: 5 })
    .toReversed()
    .find((line) => /FATAL|PANIC|ERROR/.test(line));
  return new Failure(`the database ended: ${last ?? "it left no word"} (${logPath})`);
}

/** A killed run leaves its postmaster behind; it is ended cleanly, and a stale pid file is removed. */
export async function stopLeftover(home: PostgresHome): Promise<void> {
  const path = join(home.cluster, "postmaster.pid");
  let text: string;
  try {
    text = readFileSync(path, "utf8");
  } catch (error) {
    if (hasCode(error, "ENOENT")) return;
    throw toFileFailure({ error, path });
  }
  const pid = Number.parseInt(text, 10);
  if (isAlive(pid) && readCommandLine(pid).includes(home.cluster)) {
    process.kill(pid, "SIGINT");
    for (let waited = 0; isAlive(pid); waited += 50) {
      if (waited === 10_000) process.kill(pid, "SIGQUIT");
      if (waited > 20_000) throw new Failure(`process ${pid} holds the database: end it first.`);
      await sleep(50);
    }
  }
  rmSync(path, { force: true });
}
