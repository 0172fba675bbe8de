/** Requests of one application in a fixed window of five minutes, as upstream counts them. */
const windowSeconds = 300;

export class RateLimit {
  readonly #limit: number;
  readonly #now: () => number;
  readonly #counts = new Map<string, { startedAt: number; used: number }>();

  /** A limit of 0 never refuses. */
  constructor({ limit, now }: { limit: number; now: () => number }) {
    this.#limit = limit;
    this.#now = now;
  }

  /** Counts a request: the headers to answer with, and whether it is one too many. */
  count(clientId: string): { refused: boolean; headers: Record<string, string> } {
    if (this.#limit === 0) return { refused: false, headers: {} };
    const now = this.#now();
    const kept = this.#counts.get(clientId);
    const entry =
      kept && now - kept.startedAt < windowSeconds * 1000 ? kept : { startedAt: now, used: 0 };
    entry.used += 1;
    this.#counts.set(clientId, entry);
    const reset = Math.max(1, Math.ceil((entry.startedAt + windowSeconds * 1000 - now) / 1000));
    const refused = entry.used > this.#limit;
    return {
      refused,
      headers: {
        "x-ratelimit-limit": String(this.#limit),
        "x-ratelimit-window": String(windowSeconds),
        "x-ratelimit-reset": String(reset),
        "x-ratelimit-tier": "application",
        ...(refused ? { "retry-after": String(reset) } : {}),
      },
    };
  }
}
