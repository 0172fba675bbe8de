import "server-only";
import type { Fetch } from "../../oura/http-exchange.ts";
import { blockRequests, takeRequests } from "./mutations.ts";
import { createRequestBudget, type Pace } from "./request-budget.ts";

/** What upstream means when it says 429 without saying for how long. */
const defaultBlockSeconds = 60;
const longestBlockSeconds = 900;

const budget = createRequestBudget({ take: takeRequests });

/**
 * A fetch within the application's budget. It counts what it sends, stops with the job's signal, and
 * on 429 keeps every process silent for as long as upstream asks.
 * @throws BudgetSpentError when the wait would be too long for a running job.
 */
export function createBudgetedFetch({
  pace,
  signal,
  send = fetch,
}: {
  pace: Pace;
  signal?: AbortSignal | undefined;
  send?: Fetch;
}): { fetch: Fetch; sent: () => number } {
  let sent = 0;
  return {
    async fetch(input, init) {
      await budget.acquire({ pace, signal });
      sent += 1;
      const signals = [init.signal, signal].filter((one) => one != null);
      const response = await send(input, { ...init, signal: AbortSignal.any(signals) });
      if (response.status === 429) {
        budget.drop();
        await blockRequests({ seconds: toBlockSeconds(response.headers.get("retry-after")) });
      }
      return response;
    },
    sent: () => sent,
  };
}

/** `Retry-After` in either of its forms, bounded so that a wrong header cannot stop the day. */
export function toBlockSeconds(header: string | null, now: () => number = Date.now): number {
  if (header === null) return defaultBlockSeconds;
  const seconds = /^\s*\d+\s*$/.test(header)
    ? Number(header)
    : Math.ceil((Date.parse(header) - now()) / 1000);
  if (!Number.isFinite(seconds)) return defaultBlockSeconds;
  return Math.min(longestBlockSeconds, Math.max(1, seconds));
}
