import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { chownSync, cpSync, existsSync, lstatSync, mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { readJsonFile, replaceFile } from "./data-folder.ts";
import { Failure, hasCode, toFileFailure } from "./failure.ts";
import { locateBinaries, toPrograms } from "./postgres-binaries.ts";

/** A system user that is not root. */
export type Owner = { uid: number; gid: number };

/** Where a cluster lives, with which programs, and as which user it runs (null: the current one). */
export type PostgresHome = {
  cluster: string;
  programs: { initdb: string; postgres: string };
  owner: Owner | null;
};

const notePath = (dataFolder: string): string => join(dataFolder, "postgres-home.json");
const innerCluster = (dataFolder: string): string => join(dataFolder, "postgres");

/**
 * PostgreSQL refuses to run as root, so root starts it as the system user `postgres`. Where that user
 * cannot pass through to the project's folder, cluster and programs move to /var/tmp, noted in DATA_DIR.
 *
 * @throws {Failure} when no place or no user can be found
 */
export function openPostgresHome({ dataFolder }: { dataFolder: string }): PostgresHome {
  const binaries = locateBinaries();
  const inside = { cluster: innerCluster(dataFolder), programs: toPrograms(binaries) };
  if (process.getuid?.() !== 0) return { ...inside, owner: null };
  const owner = findServerUser();
  const reachable = canEnter({ folder: dataFolder, owner }) && canRun({ ...inside, owner });
  const noted = readNote(dataFolder);
  if (reachable && !noted) return { ...inside, owner };
  if (!noted && existsSync(join(inside.cluster, "PG_VERSION"))) {
    throw new Failure(
      `the system user "postgres" can no longer enter ${dataFolder}: make it and its parents passable (chmod o+x).`,
    );
  }
  const outside = noted ?? relocatedFolder(dataFolder);
  makeOwnFolder(outside);
  const programs = toPrograms(join(outside, "native"));
  if (!canRun({ programs, owner })) {
    cpSync(binaries, join(outside, "native"), { recursive: true, verbatimSymlinks: true });
  }
  const home = { cluster: join(outside, "cluster"), programs, owner };
  if (!canRun(home)) {
    throw new Failure("the embedded PostgreSQL cannot run here: set DATABASE_URL to your own.");
  }
  if (!noted) {
    replaceFile({
      path: notePath(dataFolder),
      content: `${JSON.stringify({ folder: outside })}\n`,
    });
  }
  return home;
}

/** Deletes a data folder's cluster wherever it lives. It must not be running. */
export function removePostgresHome({ dataFolder }: { dataFolder: string }): void {
  const outside = readNote(dataFolder);
  const paths = [innerCluster(dataFolder), `${innerCluster(dataFolder)}.new`, notePath(dataFolder)];
  if (outside) paths.push(outside);
  for (const path of paths) {
    try {
      rmSync(path, { recursive: true, force: true });
    } catch (error) {
      throw toFileFailure({ error, path });
    }
  }
}

function readNote(dataFolder: string): string | null {
  const note = readJsonFile(notePath(dataFolder)) as { folder?: string } | null;
  return note?.folder ?? null;
}

function relocatedFolder(dataFolder: string): string {
  const name = createHash("sha256").update(dataFolder).digest("hex").slice(0, 12);
  return `/var/tmp/ringboard-${name}`;
}

/** The name is predictable and /var/tmp is everybody's: only a real folder of root's own is accepted. */
function makeOwnFolder(path: string): void {
  try {
    mkdirSync(path, { mode: 0o711 });
  } catch (error) {
    if (!hasCode(error, "EEXIST")) throw toFileFailure({ error, path });
    const stats = lstatSync(path);
    if (!stats.isDirectory() || stats.uid !== 0) {
      throw new Failure(`${path} belongs to somebody else: remove it or set DATABASE_URL.`);
    }
  }
}

/** The system user that PostgreSQL runs as where root starts it. */
export const serverUser = "postgres";

/** @throws {Failure} when there is no such user and none can be made */
export function findServerUser(): Owner {
  const known = lookUp();
  if (known) return known;
  const made = spawnSync("useradd", ["--system", "--shell", "/usr/sbin/nologin", serverUser]);
  const created = made.status === 0 ? lookUp() : null;
  if (created) return created;
  throw new Failure(
    'PostgreSQL does not run as root, and the system user "postgres" could not be created: run as another user or set DATABASE_URL.',
  );
}

function lookUp(): Owner | null {
  const ask = (flag: string): number =>
    Number.parseInt(spawnSync("id", [flag, serverUser], { encoding: "utf8" }).stdout ?? "", 10);
  const [uid, gid] = [ask("-u"), ask("-g")];
  return uid > 0 && gid > 0 ? { uid, gid } : null;
}

function canEnter({ folder, owner }: { folder: string; owner: Owner }): boolean {
  return spawnSync("/bin/sh", ["-c", 'cd "$0"', folder], { ...owner, cwd: "/" }).status === 0;
}

function canRun({ programs, owner }: Pick<PostgresHome, "programs"> & { owner: Owner }): boolean {
  return spawnSync(programs.postgres, ["--version"], { ...owner, cwd: "/" }).status === 0;
}

/** Creates an empty folder that belongs to the cluster's user. */
export function makeClusterFolder({ path, owner }: { path: string; owner: Owner | null }): void {
  try {
    mkdirSync(path, { mode: 0o700 });
    if (owner) chownSync(path, owner.uid, owner.gid);
  } catch (error) {
    throw toFileFailure({ error, path });
  }
}
