import { setTimeout as sleep } from "node:timers/promises";
import { SandboxClient } from "../sandbox/client.ts";
import { toGeneratedId } from "../sandbox/people/generated.ts";
import { readResidentMegabytes } from "../scripts/process-table.ts";
import { connectAs, openAsSystem, untilComplete } from "./people.ts";
import { readProcessorSeconds } from "./process-use.ts";
import { type Ground, openProduct } from "./product.ts";
import type { Figure } from "./report.ts";

const people = 1000;
/** Rings sync their night between half past six and half past eight: each person once in two hours. */
const everyMs = 7_200_000 / people;
const minutes = 5;

/**
 * A thousand connected people in the busiest hours of their day, when everybody's night arrives: what
 * the worker needs of one core and of memory.
 */
export async function measureCrowd(ground: Ground): Promise<Figure[]> {
  const product = await openProduct({
    ground,
    name: "crowd",
    settings: {
      SANDBOX_YEARS: "0.04",
      SANDBOX_USERS: String(people),
      SANDBOX_RATE_LIMIT: "0",
      OURA_RATE_LIMIT: "1000000",
    },
  });
  const database = await openAsSystem(product.databaseUrl);
  try {
    const { signal } = ground.script;
    for (let number = 1; number <= people; number += 1) {
      await connectAs({ product, database, persona: toGeneratedId(number), signal });
    }
    await untilComplete({ database, count: people, deadline: Date.now() + 600_000 });
    const control = new SandboxClient({ url: product.addresses.sandboxUrl });
    const { pid } = product.worker;
    const processor = readProcessorSeconds(pid);
    const begin = performance.now();
    const memory: number[] = [];
    for (let number = 1; number <= (minutes * 60_000) / everyMs; number += 1) {
      await control.press(toGeneratedId(number), "new-night");
      await control.press(toGeneratedId(number), "new-day");
      memory.push(readResidentMegabytes(pid));
      await sleep(Math.max(0, begin + number * everyMs - performance.now()));
    }
    const seconds = (performance.now() - begin) / 1000;
    const busy = readProcessorSeconds(pid) - processor;
    const { rows } = await database.query<{ done: number; open: number }>(
      `SELECT count(*) FILTER (WHERE status = 'done')::int AS done,
         count(*) FILTER (WHERE status <> 'done' AND received_at < now() - interval '30 s')::int AS open
       FROM webhook_event`,
    );
    const name = `${people} people`;
    const third = Math.floor(memory.length / 3);
    return [
      { name: `${name}: events applied`, value: rows[0]?.done ?? 0, unit: "" },
      {
        name: `${name}: events left for over 30 s`,
        value: rows[0]?.open ?? 0,
        unit: "",
        target: { atMost: 0 },
      },
      {
        name: `${name}: worker's share of one core in the morning`,
        value: (100 * busy) / seconds,
        unit: "%",
        target: { atMost: 60 },
      },
      {
        name: `${name}: worker's memory in the last third`,
        value: toMean(memory.slice(-third)),
        unit: "MB",
      },
      {
        name: `${name}: memory in the last third against the first`,
        value: toMean(memory.slice(-third)) / toMean(memory.slice(0, third)),
        unit: "×",
        target: { atMost: 1.1 },
      },
    ];
  } finally {
    await database.end();
    await product.stop();
  }
}

function toMean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
