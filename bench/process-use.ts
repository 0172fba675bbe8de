import { readFileSync } from "node:fs";

/** Ticks of processor time in a second, as Linux has counted them since ever. */
const ticksPerSecond = 100;

/** Peak resident memory of a process in MB, as the kernel keeps it (Linux). */
export function readPeakMegabytes(pid: number): number {
  const status = readFileSync(`/proc/${pid}/status`, "utf8");
  return Number(/^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1]) / 1000;
}

/** Processor time used so far in seconds, in the program and for it (Linux). */
export function readProcessorSeconds(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1]?.split(" ") ?? [];
  return (Number(fields[11]) + Number(fields[12])) / ticksPerSecond;
}
