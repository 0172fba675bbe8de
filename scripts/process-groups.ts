import process from "node:process";
import { setTimeout as sleep } from "node:timers/promises";
import { readJsonFile } from "./data-folder.ts";
import { isAlive, readStartTime } from "./process-table.ts";

/** How long a process may take to end by itself. */
export const graceMs = 10_000;

/** Signals a process and everything it started that did not leave its group. */
export function signalGroup({ pid, signal }: { pid: number; signal: NodeJS.Signals }): void {
  try {
    process.kill(-pid, signal);
  } catch {
    // The group is gone, which is what was wanted.
  }
}

/** Ends what a killed run left. The start time tells our child from a stranger with the same id. */
export async function endLeftovers(listPath: string): Promise<void> {
  const list = (readJsonFile(listPath) ?? []) as { pid: number; startedAt: string }[];
  const ours = list.filter(
    ({ pid, startedAt }) => isAlive(pid) && readStartTime(pid) === startedAt,
  );
  for (const { pid } of ours) signalGroup({ pid, signal: "SIGTERM" });
  for (let waited = 0; ours.some(({ pid }) => isAlive(pid)); waited += 50) {
    if (waited === graceMs) for (const { pid } of ours) signalGroup({ pid, signal: "SIGKILL" });
    await sleep(50);
  }
}
