import { setTimeout as sleep } from "node:timers/promises";
import type { Grant } from "./mutations.ts";

/** The budget is spent for longer than a job should wait: try again at {@link until}. */
export class BudgetSpentError extends Error {
  override readonly name = "BudgetSpentError";
  readonly until: Date;

  constructor(until: Date) {
    super("the request budget is spent");
    this.until = until;
  }
}

/** Background work leaves a share of the budget to what a person or an event waits for. */
export type Pace = "background" | "prompt";

const reserveShares = { background: 0.15, prompt: 0 } as const satisfies Record<Pace, number>;

export interface RequestBudget {
  /** Resolves when one request may be sent. @throws BudgetSpentError, or the signal's reason. */
  acquire(options: { pace: Pace; signal?: AbortSignal | undefined }): Promise<void>;
  /** Gives up what this process still holds, as upstream has said to wait. */
  drop(): void;
}

/** Requests taken and not sent yet. */
interface Lot {
  held: number;
  heldUntil: number;
  taking: Promise<Grant> | null;
}

function createLot(): Lot {
  return { held: 0, heldUntil: 0, taking: null };
}

/**
 * One process's share of the application's budget. Requests are taken from the shared bucket in lots,
 * so that a busy process asks the database once in ten requests; a lot not used in a second is forfeit.
 */
export function createRequestBudget({
  take,
  lot = 10,
  longestWaitMs = 15_000,
  lotLifeMs = 1_000,
  now = Date.now,
}: {
  take: (request: { lot: number; reserveShare: number }) => Promise<Grant>;
  lot?: number;
  longestWaitMs?: number;
  lotLifeMs?: number;
  now?: () => number;
}): RequestBudget {
  // A lot for each pace: who is prompt must not be told to wait by what background work was refused.
  const lots: Record<Pace, Lot> = { background: createLot(), prompt: createLot() };

  async function takeLot(pace: Pace): Promise<Grant> {
    const grant = await take({ lot, reserveShare: reserveShares[pace] });
    lots[pace].held = grant.granted;
    lots[pace].heldUntil = now() + lotLifeMs;
    return grant;
  }

  return {
    async acquire({ pace, signal }) {
      const deadline = now() + longestWaitMs;
      const own = lots[pace];
      for (;;) {
        signal?.throwIfAborted();
        if (own.held > 0 && now() < own.heldUntil) {
          own.held -= 1;
          return;
        }
        own.taking ??= takeLot(pace).finally(() => {
          own.taking = null;
        });
        const { granted, waitMs } = await own.taking;
        if (granted > 0) continue;
        if (now() + waitMs > deadline) throw new BudgetSpentError(new Date(now() + waitMs));
        await sleep(waitMs, undefined, { signal });
      }
    },
    drop() {
      for (const one of Object.values(lots)) one.held = 0;
    },
  };
}
