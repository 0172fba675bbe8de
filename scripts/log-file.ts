import { readFileSync } from "node:fs";

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
