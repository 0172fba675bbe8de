/** What an answer says about how often may be asked. */
export interface RateAnswer {
  /** Requests in five minutes that the application may make; null when the answer does not say. */
  limit: number | null;
  /** Whom a refusal concerns, the whole application or the one whose token it was, and for how long. */
  block: { scope: "application" | "person"; seconds: number } | null;
}

/** What upstream means when it says 429 without saying for how long. */
const defaultBlockSeconds = 60;
const longestBlockSeconds = 900;
const windowSeconds = 300;

/**
 * Reads `Retry-After` and `X-RateLimit-Limit/-Window/-Reset/-Tier`. Without a tier a limit is the
 * application's, as it was before there were tiers.
 */
export function readRateHeaders({
  status,
  headers,
  now,
}: {
  status: number;
  headers: Headers;
  now: number;
}): RateAnswer {
  const tier = headers.get("x-ratelimit-tier");
  const scope = tier === null || /app|client/i.test(tier) ? "application" : "person";
  const limit = scope === "application" ? toLimit(headers) : null;
  if (status !== 429) return { limit, block: null };
  const retryAfter = headers.get("retry-after");
  const seconds =
    retryAfter === null
      ? toResetSeconds({ reset: headers.get("x-ratelimit-reset"), now })
      : toSeconds({ text: retryAfter, now });
  return { limit, block: { scope, seconds: toBounded(seconds) } };
}

function toLimit(headers: Headers): number | null {
  const limit = Number(headers.get("x-ratelimit-limit") ?? Number.NaN);
  const window = Number(headers.get("x-ratelimit-window") ?? windowSeconds);
  if (!(limit >= 1) || !(window >= 1)) return null;
  return Math.floor((limit * windowSeconds) / window);
}

/** `Retry-After` in either of its forms; not a number when it is neither. */
function toSeconds({ text, now }: { text: string; now: number }): number {
  if (/^\s*\d+\s*$/.test(text)) return Number(text);
  return Math.ceil((Date.parse(text) - now) / 1000);
}

/** Seconds until the window ends, which some write as a moment in unix time. */
function toResetSeconds({ reset, now }: { reset: string | null; now: number }): number {
  if (reset === null) return Number.NaN;
  const seconds = Number(reset);
  return seconds > 1_000_000_000 ? Math.ceil(seconds - now / 1000) : seconds;
}

/** Bounded, so that a wrong header can neither stop the day nor be ignored. */
function toBounded(seconds: number): number {
  if (!Number.isFinite(seconds)) return defaultBlockSeconds;
  return Math.min(longestBlockSeconds, Math.max(1, seconds));
}
