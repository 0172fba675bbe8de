import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join, relative } from "node:path";

/** All files under the given paths (files or folders, relative to `root`), sorted; missing ones are none. */
export function listFiles({ root, paths }: { root: string; paths: readonly string[] }): string[] {
  const files: string[] = [];
  const visit = (path: string): void => {
    if (!existsSync(path)) return;
    if (statSync(path).isFile()) files.push(relative(root, path));
    else for (const name of readdirSync(path)) visit(join(path, name));
  };
  for (const path of paths) visit(join(root, path));
  return files.toSorted();
}

/** A digest over the names and contents of files, to tell whether what was made from them is current. */
export function hashFiles({ root, files }: { root: string; files: readonly string[] }): string {
  const hash = createHash("sha256");
  for (const file of files) {
    const content = readFileSync(join(root, file));
    hash.update(`${file}\0${content.length}\0`).update(content);
  }
  return hash.digest("hex");
}
