import "server-only";
import type { Fetch } from "../../oura/http-exchange.ts";
import type { UserId } from "../../user-id.ts";
import { blockRequests, type Pace, takeRequests } from "./mutations.ts";
import { readRateHeaders } from "./rate-headers.ts";
import { BudgetSpentError, createRequestBudget } from "./request-budget.ts";

/** The application's limit as upstream last told it; each process hears of it with its first answer. */
let toldLimit: number | null = null;
/** Until when upstream wants no request for a person, in milliseconds. */
const silences = new Map<UserId, number>();

const budget = createRequestBudget({
  take: (request) => takeRequests({ ...request, toldLimit }),
});

/**
 * A fetch within the application's budget. It counts what it sends, stops with the job's signal, and
 * on 429 keeps silent for as long as upstream asks: every process, or where the limit is a person's,
 * this one for that person, so that nobody waits for somebody else's limit.
 * @throws BudgetSpentError when the wait would be too long for a running job.
 */
export function createBudgetedFetch({
  pace,
  userId = null,
  signal,
  send = fetch,
}: {
  pace: Pace;
  /** Whose token is used; null for what concerns the application alone. */
  userId?: UserId | null;
  signal?: AbortSignal | undefined;
  send?: Fetch;
}): { fetch: Fetch; sent: () => number } {
  let sent = 0;
  return {
    async fetch(input, init) {
      requireNoSilence(userId);
      await budget.acquire({ pace, signal });
      sent += 1;
      const signals = [init.signal, signal].filter((one) => one != null);
      const response = await send(input, { ...init, signal: AbortSignal.any(signals) });
      const { status, headers } = response;
      const { limit, block } = readRateHeaders({ status, headers, now: Date.now() });
      if (limit !== null) toldLimit = limit;
      if (block?.scope === "person" && userId !== null) {
        silences.set(userId, Date.now() + block.seconds * 1000);
      } else if (block !== null) {
        budget.drop();
        await blockRequests({ seconds: block.seconds });
      }
      return response;
    },
    sent: () => sent,
  };
}

function requireNoSilence(userId: UserId | null): void {
  const until = userId === null ? undefined : silences.get(userId);
  if (userId === null || until === undefined) return;
  if (until > Date.now()) throw new BudgetSpentError(new Date(until));
  silences.delete(userId);
}
