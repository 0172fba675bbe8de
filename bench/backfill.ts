import { readFile } from "node:fs/promises";
import type { Figure } from "./report.ts";
import type { Stack } from "./stack.ts";

/** From the click on "Allow" to the last document of three years. */
export async function measureBackfill({
  app,
  connect,
}: {
  app: Stack;
  /** Registers a person and connects a ring; resolves at the callback's answer. */
  connect: () => Promise<void>;
}): Promise<Figure[]> {
  const begin = performance.now();
  await connect();
  const deadline = Date.now() + 180_000;
  for (;;) {
    const run = await readRun(app);
    if (run.status === "complete") {
      const seconds = (performance.now() - begin) / 1000;
      return [
        {
          name: "three years, consent to complete",
          value: seconds,
          unit: "s",
          target: { atMost: 30 },
        },
        { name: "documents stored", value: run.documents, unit: "" },
        { name: "documents stored per second", value: run.documents / seconds, unit: "/s" },
        { name: "heart-rate samples stored", value: run.samples, unit: "" },
        { name: "heart-rate samples stored per second", value: run.samples / seconds, unit: "/s" },
        {
          name: "worker's peak memory",
          value: await readPeakMegabytes(app.workerPid),
          unit: "MB",
          target: { atMost: 300 },
        },
      ];
    }
    if (run.status === "failed" || Date.now() > deadline) {
      throw new Error(`the backfill did not complete: ${run.status}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

async function readRun(
  app: Stack,
): Promise<{ status: string; documents: number; samples: number }> {
  const answer = await fetch(new URL("/api/sync", app.baseUrl), {
    headers: { cookie: app.cookie },
  });
  if (!answer.ok) throw new Error(`/api/sync answered ${answer.status}`);
  const body = (await answer.json()) as {
    run: { status: string; documents: number; samples: number } | null;
  };
  return body.run ?? { status: "none", documents: 0, samples: 0 };
}

/** Peak resident memory, as the kernel keeps it (Linux). */
async function readPeakMegabytes(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, "utf8");
  return Number(/^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1]) / 1000;
}
