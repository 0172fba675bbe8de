import { readFileSync } from "node:fs";

/** Ticks of processor time in a second, as Linux has counted them since ever. */
const ticksPerSecond = 100;

/** Resident memory of a process in MB, as the kernel counts it (Linux). */
export function readMegabytes(pid: number): number {
  return readStatus({ pid, field: "VmRSS" });
}

/** Peak resident memory of a process in MB, as the kernel keeps it (Linux). */
export function readPeakMegabytes(pid: number): number {
  return readStatus({ pid, field: "VmHWM" });
}

/** Processor time used so far in seconds, in the program and for it (Linux). */
export function readProcessorSeconds(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1]?.split(" ") ?? [];
  return (Number(fields[11]) + Number(fields[12])) / ticksPerSecond;
}

function readStatus({ pid, field }: { pid: number; field: string }): number {
  const status = readFileSync(`/proc/${pid}/status`, "utf8");
  return Number(new RegExp(`^${field}:\\s+(\\d+) kB$`, "m").exec(status)?.[1]) / 1000;
}
