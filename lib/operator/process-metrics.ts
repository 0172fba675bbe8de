import process from "node:process";
import type { MetricFamily } from "./exposition.ts";

/** The app process that answers, under the names that Prometheus' own clients give. */
export function toAppProcessMetrics(): MetricFamily[] {
  const { user, system } = process.cpuUsage();
  const startedAt = Date.now() / 1000 - process.uptime();
  return [
    {
      name: "process_cpu_seconds_total",
      help: "Processor time of the app process, in seconds.",
      type: "counter",
      samples: [{ value: (user + system) / 1_000_000 }],
    },
    {
      name: "process_resident_memory_bytes",
      help: "Memory of the app process.",
      type: "gauge",
      samples: [{ value: process.memoryUsage.rss() }],
    },
    {
      name: "process_start_time_seconds",
      help: "When the app process started, in unix time.",
      type: "gauge",
      samples: [{ value: Math.round(startedAt * 1000) / 1000 }],
    },
  ];
}
