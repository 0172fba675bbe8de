/** Requests are counted in fixed windows of five minutes. */
const windowSeconds = 300;

/** Whose requests are counted together: all of an application's, or those with one token. */
const tiers = ["token", "application"] as const;

type Tier = (typeof tiers)[number];

/** Requests that each may make in a window; 0 for no limit. */
export type RateLimits = Readonly<Record<Tier, number>>;

export class RateLimit {
  readonly #limits: RateLimits;
  readonly #now: () => number;
  #counts = new Map<string, number>();
  #window = Number.NaN;

  constructor({ limits, now }: { limits: RateLimits; now: () => number }) {
    this.#limits = limits;
    this.#now = now;
  }

  /** Counts a request; the headers of its refusal when it is one too many, or null. */
  count(bearer: Readonly<Record<Tier, string>>): Record<string, string> | null {
    const seconds = Math.floor(this.#now() / 1000);
    const age = seconds - this.#window;
    // Forgetting whole windows bounds the memory, however many tokens there are. A clock that was
    // set back begins a new one too.
    if (!(age >= 0 && age < windowSeconds)) {
      this.#window = seconds;
      this.#counts = new Map();
    }
    const fired = tiers.find((tier) => this.#exceeds({ tier, of: bearer[tier] }));
    if (fired === undefined) return null;
    const reset = this.#window + windowSeconds;
    return {
      "retry-after": String(reset - seconds),
      "x-ratelimit-limit": String(this.#limits[fired]),
      "x-ratelimit-window": String(windowSeconds),
      "x-ratelimit-reset": String(reset),
      "x-ratelimit-tier": fired,
    };
  }

  /** Begins to count anew. */
  clear(): void {
    this.#window = Number.NaN;
    this.#counts = new Map();
  }

  /** Counts one more for a tier, and says whether it is one too many. */
  #exceeds({ tier, of }: { tier: Tier; of: string }): boolean {
    const limit = this.#limits[tier];
    if (limit === 0) return false;
    const key = `${tier} ${of}`;
    const used = (this.#counts.get(key) ?? 0) + 1;
    this.#counts.set(key, used);
    return used > limit;
  }
}
