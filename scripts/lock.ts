import { linkSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { Failure, hasCode, toFileFailure } from "./failure.ts";
import { isAlive, readCommandLine } from "./process-table.ts";

/** A held lock; releasing twice is harmless. */
export type Lock = { release: () => void };

/**
 * Takes the one lock of a data folder: two programs must not share a database folder and a build.
 * A lock whose process is gone is taken over.
 *
 * @throws {Failure} when another living process holds it
 */
export function holdLock({ dataFolder }: { dataFolder: string }): Lock {
  const path = join(dataFolder, "lock");
  const draft = `${path}.${process.pid}`;
  for (let attempt = 0; attempt < 5; attempt += 1) {
    try {
      // Linking is atomic and brings the content along: nobody ever reads a half-written lock.
      writeFileSync(draft, `${process.pid}\n`, { mode: 0o600 });
      linkSync(draft, path);
      return { release: () => release(path) };
    } catch (error) {
      if (!hasCode(error, "EEXIST")) throw toFileFailure({ error, path });
    } finally {
      rmSync(draft, { force: true });
    }
    const holder = readHolder(path);
    if (holder !== null && isHolding(holder)) {
      throw new Failure(
        `already running in ${dataFolder} (process ${holder}): stop it first, or set DATA_DIR to another folder.`,
      );
    }
    rmSync(path, { force: true });
  }
  throw new Failure(`${path} cannot be taken over: delete it, then run again.`);
}

/**
 * The build of this folder must not change under a program that serves it.
 *
 * @throws {Failure} while another living process runs the production build
 */
export function requireUnusedBuild({ dataFolder }: { dataFolder: string }): void {
  const holder = readHolder(join(dataFolder, "lock"));
  if (holder === null || !isHolding(holder)) return;
  if (!/\b(demo|start)\.ts\b/.test(readCommandLine(holder))) return;
  throw new Failure(
    `the sources changed, and process ${holder} still serves the old build: stop it first.`,
  );
}

/** The process id in a lock file; null when there is none or it is unreadable nonsense. */
export function readHolder(path: string): number | null {
  try {
    const pid = Number.parseInt(readFileSync(path, "utf8"), 10);
    return Number.isInteger(pid) ? pid : null;
  } catch (error) {
    if (hasCode(error, "ENOENT")) return null;
    throw toFileFailure({ error, path });
  }
}

/** After a restart of the machine the same id may belong to a stranger: ours run a script of this folder. */
function isHolding(pid: number): boolean {
  if (pid === process.pid || !isAlive(pid)) return false;
  const commandLine = readCommandLine(pid);
  return commandLine === "" || /\b(scripts|bench)\/[a-z-]+\.ts\b|vitest/.test(commandLine);
}

function release(path: string): void {
  if (readHolder(path) === process.pid) rmSync(path, { force: true });
}
