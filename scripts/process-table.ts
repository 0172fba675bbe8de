import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import process from "node:process";
import { hasCode } from "./failure.ts";

/** Whether a process with this id exists, whoever owns it. */
export function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    // A process that ended but was not collected by its parent counts as gone.
    return readStat(pid)[0] !== "Z";
  } catch (error) {
    return hasCode(error, "EPERM");
  }
}

/** When a process started, as text to compare; empty when there is no such process. */
export function readStartTime(pid: number): string {
  if (process.platform === "linux") return readStat(pid)[19] ?? "";
  return ask({ pid, column: "lstart=" });
}

/** A process's command line with single spaces; empty when it cannot be read. */
export function readCommandLine(pid: number): string {
  if (process.platform !== "linux") return ask({ pid, column: "command=" });
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ").trim();
  } catch {
    return "";
  }
}

/** Memory that a process holds, in megabytes, as the kernel counts it (Linux); not a number elsewhere. */
export function readResidentMegabytes(pid: number): number {
  if (process.platform !== "linux") return Number.NaN;
  const status = readFileSync(`/proc/${pid}/status`, "utf8");
  return Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1]) / 1000;
}

/** The processes that a process started and that still live. */
export function listChildren(pid: number): number[] {
  if (process.platform !== "linux") {
    const { stdout } = spawnSync("pgrep", ["-P", String(pid)], { encoding: "utf8" });
    return (stdout ?? "").split("\n").map(Number).filter(Boolean);
  }
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((child) => Number(readStat(child)[1]) === pid);
}

/** The fields of /proc/<pid>/stat after the name, which may itself hold spaces: state first. */
function readStat(pid: number): string[] {
  if (process.platform !== "linux") return [];
  try {
    const text = readFileSync(`/proc/${pid}/stat`, "utf8");
    return text.slice(text.lastIndexOf(")") + 2).split(" ");
  } catch {
    return [];
  }
}

function ask({ pid, column }: { pid: number; column: string }): string {
  return (
    spawnSync("ps", ["-o", column, "-p", String(pid)], { encoding: "utf8" }).stdout?.trim() ?? ""
  );
}
