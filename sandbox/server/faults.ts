import { z } from "zod";

/** A fault to show to the next requests: a status, a wait before the answer, or a dropped connection. */
export const faultSchema = z.strictObject({
  /** Prefixes of the paths that are struck; one or several. */
  paths: z.union([z.string(), z.array(z.string()).min(1)]).default("/"),
  count: z.number().int().min(1).max(10_000).default(1),
  status: z.number().int().min(200).max(599).optional(),
  delay_ms: z.number().int().min(0).max(120_000).default(0),
  drop: z.boolean().default(false),
});

export type Fault = z.output<typeof faultSchema>;

/** Faults that wait for their requests, used up in the order in which they were set. */
export class Faults {
  #waiting: { fault: Fault; left: number }[] = [];

  add(fault: Fault): void {
    this.#waiting.push({ fault, left: fault.count });
  }

  clear(): void {
    this.#waiting = [];
  }

  get left(): number {
    return this.#waiting.reduce((sum, { left }) => sum + left, 0);
  }

  /** The fault that strikes a request to this path, or null; control routes are never struck. */
  take(path: string): Fault | null {
    if (path.startsWith("/_sandbox/")) return null;
    const struck = this.#waiting.find(({ fault }) =>
      [fault.paths].flat().some((prefix) => path.startsWith(prefix)),
    );
    if (!struck) return null;
    struck.left -= 1;
    if (struck.left === 0) this.#waiting = this.#waiting.filter((other) => other !== struck);
    return struck.fault;
  }
}
