import { readPeakMegabytes } from "./process-use.ts";
import type { Figure } from "./report.ts";
import type { Stack } from "./stack.ts";

/** From the click on "Allow" to the last document of a history. */
export async function measureBackfill({
  app,
  connect,
  history,
  atMostSeconds,
}: {
  app: Stack;
  /** How long it is, in words. */
  history: string;
  atMostSeconds: number;
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
          name: `${history}, consent to complete`,
          value: seconds,
          unit: "s",
          target: { atMost: atMostSeconds },
        },
        { name: `documents stored, ${history}`, value: run.documents, unit: "" },
        {
          name: `documents stored per second, ${history}`,
          value: run.documents / seconds,
          unit: "/s",
        },
        { name: `heart-rate samples stored, ${history}`, value: run.samples, unit: "" },
        {
          name: `heart-rate samples stored per second, ${history}`,
          value: run.samples / seconds,
          unit: "/s",
        },
        {
          name: `worker's peak memory, ${history}`,
          value: readPeakMegabytes(app.workerPid),
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
