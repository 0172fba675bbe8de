import { existsSync, openSync, readFileSync, renameSync } from "node:fs";
import { toFileFailure } from "./failure.ts";

/** Opens a log for a new run; the one before it is kept beside it as `….previous`. */
export function openLog(path: string): number {
  try {
    if (existsSync(path)) renameSync(path, `${path}.previous`);
    return openSync(path, "a", 0o600);
  } catch (error) {
    throw toFileFailure({ error, path });
  }
}

/** The last non-empty lines of a log file; none when there is no such file. */
export function readLastLines({ path, count }: { path: string; count: number }): string[] {
  let text: string;
  try {
    text = readFileSync(path, "utf8");
  } catch {
    return [];
  }
  return text
    .split("\n")
    .filter((line) => line.trim() !== "")
    .slice(-count);
}
