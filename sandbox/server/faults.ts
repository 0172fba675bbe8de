import { z } from "zod";
import { Random } from "../people/random.ts";
import { matchesPattern } from "./pattern.ts";

const methods = ["GET", "POST", "PUT", "DELETE"] as const;
const pathMessage =
  "must be a path that starts with /, where * stands for any text, or a list of such paths";
const pattern = z.string().startsWith("/", pathMessage).max(200, pathMessage);

/** How requests to some paths go wrong. Effects may be combined. */
export const faultSchema = z
  .strictObject({
    /** Paths that are struck, where `*` stands for any text: `/v2/usercollection/*`. */
    path: z.union([pattern, z.array(pattern).min(1).max(20)], pathMessage),
    method: z.enum(methods).nullable().default(null),
    /** Requests to strike; null strikes until it is cleared. */
    count: z.number().int().min(1).max(1_000_000).nullable().default(1),
    /** How likely each matching request is struck, drawn from the sandbox's seed. */
    chance: z.number().gt(0).max(1).default(1),
    delay_ms: z.number().int().min(0).max(120_000).default(0),
    status: z.number().int().min(200).max(599).nullable().default(null),
    /** Added to the answer, such as `retry-after`. */
    headers: z
      .record(z.string(), z.string())
      .refine(
        (headers) => Object.keys(headers).every((name) => /^[a-z][a-z-]{0,59}$/.test(name)),
        "names must be in lower case, such as retry-after",
      )
      .refine(
        (headers) => Object.values(headers).every((value) => /^[\x20-\x7e]{0,200}$/.test(value)),
        "values must be plain ASCII",
      )
      .refine((headers) => !("transfer-encoding" in headers), "the body's own length is kept")
      .default({}),
    /** `reset` drops the connection, `timeout` never answers. */
    connection: z.enum(["reset", "timeout"]).nullable().default(null),
    /** `truncated` breaks off halfway; `malformed` is cut JSON in a whole message; `html` is a page. */
    body: z.enum(["truncated", "malformed", "empty", "html"]).nullable().default(null),
    /** Whether the request is carried out all the same, so that only its answer goes wrong. */
    applied: z.boolean().default(false),
  })
  .refine(
    ({ delay_ms, status, connection, body, headers }) =>
      delay_ms > 0 ||
      status !== null ||
      connection !== null ||
      body !== null ||
      Object.keys(headers).length > 0,
    "give at least one effect: delay_ms, status, headers, connection or body",
  );

export type FaultValues = z.output<typeof faultSchema>;

/** A fault that was set: what it does, and how far it is used up. */
export interface Fault extends FaultValues {
  id: string;
  /** Requests that matched, and those that were struck. */
  matched: number;
  struck: number;
}

const stream = 402;

/** The sandbox's own doors, which stay open whatever is broken. */
export function isControl(path: string): boolean {
  return path === "/" || path === "/_sandbox" || path.startsWith("/_sandbox/");
}

/** Faults that wait for their requests, used up in the order in which they were set. */
export class Faults {
  readonly #seed: number;
  #made = 0;
  #active: Fault[] = [];

  constructor(seed: number) {
    this.#seed = seed;
  }

  add(values: FaultValues): Fault {
    this.#made += 1;
    const fault = { ...values, id: String(this.#made), matched: 0, struck: 0 };
    this.#active.push(fault);
    return fault;
  }

  list(): readonly Fault[] {
    return this.#active;
  }

  /** Ends one fault; false when there is none of this id. */
  remove(id: string): boolean {
    const before = this.#active.length;
    this.#active = this.#active.filter((fault) => fault.id !== id);
    return this.#active.length < before;
  }

  /** Ends all of them and begins the numbers anew, so that the same faults strike the same requests. */
  clear(): void {
    this.#active = [];
    this.#made = 0;
  }

  /** The fault that strikes a request, or null; what controls the sandbox is never struck. */
  take({ method, path }: { method: string; path: string }): Fault | null {
    if (isControl(path)) return null;
    for (const fault of this.#active) {
      if (fault.method !== null && fault.method !== method) continue;
      if (![fault.path].flat().some((one) => matchesPattern({ pattern: one, text: path })))
        continue;
      fault.matched += 1;
      const random = new Random(this.#seed, stream, Number(fault.id), fault.matched);
      if (!random.chance(fault.chance)) continue;
      fault.struck += 1;
      if (fault.struck === fault.count) this.remove(fault.id);
      return fault;
    }
    return null;
  }
}
