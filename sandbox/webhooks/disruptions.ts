import { randomUUID } from "node:crypto";
import { z } from "zod";
import { Random } from "../people/random.ts";
import type { Delivery } from "../state.ts";

const aDay = 86_400;

/** How the way from here to subscribers is disturbed. */
export const disruptionSchema = z.strictObject({
  /** How many times each event comes again, byte for byte. */
  duplicates: z.number().int().min(0).max(10).default(0),
  /** Seconds between a change and the first attempt. */
  delay_seconds: z.number().min(0).max(aDay).default(0),
  /** Each event waits up to so many seconds more, drawn one by one, so that later ones overtake. */
  reorder_seconds: z.number().min(0).max(aDay).default(0),
  /** `hold`: nothing is sent until it ends, then all at once. `lose`: what happens now is never told. */
  outage: z.enum(["none", "hold", "lose"]).default("none"),
  /** Whose time `x-oura-timestamp` tells: receivers compare it with their own, which is real. */
  timestamp: z.enum(["real", "sandbox"]).default("real"),
});

export type DisruptionValues = z.output<typeof disruptionSchema>;

const stream = 401;

/** The disturbances that are set now, and what they make of an event; drawn from the seed. */
export class Disruptions {
  readonly #seed: number;
  #drawn = 0;
  #values: DisruptionValues = disruptionSchema.parse({});

  constructor(seed: number) {
    this.#seed = seed;
  }

  get values(): DisruptionValues {
    return this.#values;
  }

  set(values: DisruptionValues): void {
    this.#values = values;
  }

  /** Back to a calm way, and to the beginning of what is drawn. */
  clear(): void {
    this.#values = disruptionSchema.parse({});
    this.#drawn = 0;
  }

  /** The deliveries that come of one: itself, delayed or lost, and its duplicates. */
  spread(delivery: Delivery): readonly Delivery[] {
    const { duplicates, outage } = this.#values;
    if (outage === "lose") {
      return [{ ...delivery, status: "lost", finishedAt: delivery.createdAt, nextAttemptAt: null }];
    }
    const first = { ...delivery, nextAttemptAt: this.#firstAttempt(delivery) };
    const copies = Array.from({ length: duplicates }, () => ({
      ...delivery,
      id: randomUUID(),
      replayOf: delivery.id,
      nextAttemptAt: this.#firstAttempt(delivery),
    }));
    return [first, ...copies];
  }

  #firstAttempt({ createdAt }: Delivery): number {
    const { delay_seconds, reorder_seconds } = this.#values;
    const extra =
      reorder_seconds === 0
        ? 0
        : new Random(this.#seed, stream, this.#drawn++).between(0, reorder_seconds);
    return createdAt + Math.round((delay_seconds + extra) * 1000);
  }
}
