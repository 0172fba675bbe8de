import { createHash } from "node:crypto";
import type { IncomingMessage } from "node:http";

/** A request as the log tells it. Nothing in it opens anything: tokens are shown as labels. */
export interface LoggedRequest {
  id: number;
  /** Instant of the sandbox's clock, in milliseconds. */
  at: number;
  method: string;
  /** The pattern that the path matched, or "unknown". */
  route: string;
  path: string;
  /** Dates and times that were asked for; of other parameters only the name. */
  query: Readonly<Record<string, string>>;
  /** Null when there was no answer. */
  status: number | null;
  milliseconds: number;
  token: string;
  fault: string | null;
}

/** Requests of one route by one token since the beginning. */
export interface RequestCount {
  route: string;
  method: string;
  token: string;
  count: number;
  /** How many of them by status; "none" for those without an answer. */
  statuses: Readonly<Record<string, number>>;
}

const kept = 1000;
const countersMost = 2000;
const shownParameters = new Set(["start_date", "end_date", "start_datetime", "end_datetime"]);

/** A token as a label: the same for the same token, and no way back to it. */
function toTokenLabel(token: string): string {
  return `token-${createHash("sha256").update(token).digest("hex").slice(0, 8)}`;
}

/** Who asks, without telling a secret: a token's label, `client`, or `none`. */
export function toCaller({ headers }: IncomingMessage): string {
  const bearer = /^bearer\s+(\S+)$/i.exec(headers.authorization ?? "")?.[1];
  if (bearer !== undefined) return toTokenLabel(bearer);
  const isClient = headers["x-client-id"] !== undefined || headers.authorization !== undefined;
  return isClient ? "client" : "none";
}

/** The parameters of a request, all but dates hidden. */
export function toShownQuery(parameters: URLSearchParams): Record<string, string> {
  return Object.fromEntries(
    [...parameters].slice(0, 20).map(([name, value]) => {
      const shown = shownParameters.has(name) ? value.slice(0, 40) : "(hidden)";
      return [name.slice(0, 40), shown];
    }),
  );
}

/** The latest requests, and counts of all since the beginning; both bounded. */
export class RequestLog {
  #latest: LoggedRequest[] = [];
  #counts = new Map<string, RequestCount & { statuses: Record<string, number> }>();
  #last = 0;

  add(request: Omit<LoggedRequest, "id">): void {
    this.#last += 1;
    this.#latest.push({ id: this.#last, ...request });
    if (this.#latest.length > kept) this.#latest.shift();
    this.#count(request);
  }

  /** The latest first. */
  latest(limit: number): readonly LoggedRequest[] {
    return this.#latest.slice(-limit).toReversed();
  }

  /** The busiest first. */
  counts(): readonly RequestCount[] {
    return [...this.#counts.values()].toSorted((left, right) => right.count - left.count);
  }

  get total(): number {
    return this.#last;
  }

  clear(): void {
    this.#latest = [];
    this.#counts = new Map();
    this.#last = 0;
  }

  #count({ method, route, token, status }: Omit<LoggedRequest, "id">): void {
    const isKnown = this.#counts.has(`${method} ${route} ${token}`);
    // Tokens are given by whoever calls: past the bound they share a counter.
    const counted = isKnown || this.#counts.size < countersMost ? token : "others";
    const key = `${method} ${route} ${counted}`;
    const entry = this.#counts.get(key) ?? {
      route,
      method,
      token: counted,
      count: 0,
      statuses: {},
    };
    entry.count += 1;
    const name = status === null ? "none" : String(status);
    entry.statuses[name] = (entry.statuses[name] ?? 0) + 1;
    this.#counts.set(key, entry);
  }
}
