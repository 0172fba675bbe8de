import { setTimeout as sleep } from "node:timers/promises";
import type { Grant, Pace } from "./mutations.ts";

/** The budget is spent for longer than a job should wait: try again at {@link until}. */
export class BudgetSpentError extends Error {
  override readonly name = "BudgetSpentError";
  readonly until: Date;

  constructor(until: Date) {
    super("the request budget is spent");
    this.until = until;
  }
}

/**
 * Taken at a time, or as many as are waited for if more: background requests follow each other, so the
 * database is asked once in five; a prompt one is often alone, and what a lot has too many is lost.
 */
const smallestLots = { background: 5, prompt: 1 } as const satisfies Record<Pace, number>;

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
  /** Callers that wait for a lot. */
  waiting: number;
  taking: Promise<Grant> | null;
}

function createLot(): Lot {
  return { held: 0, heldUntil: 0, waiting: 0, taking: null };
}

/**
 * One process's share of the application's budget. Requests are taken from the shared bucket in lots;
 * what of a lot is not used in a second is forfeit.
 */
export function createRequestBudget({
  take,
  longestWaitMs = 15_000,
  lotLifeMs = 1_000,
  now = Date.now,
}: {
  take: (request: { lot: number; pace: Pace }) => Promise<Grant>;
  longestWaitMs?: number;
  lotLifeMs?: number;
  now?: () => number;
}): RequestBudget {
  // A lot for each pace: who is prompt must not be told to wait by what background work was refused.
  const lots: Record<Pace, Lot> = { background: createLot(), prompt: createLot() };

  async function takeLot(pace: Pace): Promise<Grant> {
    const lot = Math.max(smallestLots[pace], lots[pace].waiting);
    const grant = await take({ lot, pace });
    lots[pace].held = grant.granted;
    lots[pace].heldUntil = now() + lotLifeMs;
    return grant;
  }

  /** All who wait share one question to the database. */
  function takeOnce(pace: Pace): Promise<Grant> {
    const own = lots[pace];
    own.taking ??= takeLot(pace).finally(() => {
      own.taking = null;
    });
    return own.taking;
  }

  async function waitForOne(options: {
    pace: Pace;
    signal: AbortSignal | undefined;
  }): Promise<void> {
    const { pace, signal } = options;
    const deadline = now() + longestWaitMs;
    const own = lots[pace];
    for (;;) {
      signal?.throwIfAborted();
      if (own.held > 0 && now() < own.heldUntil) {
        own.held -= 1;
        return;
      }
      const { granted, waitMs } = await takeOnce(pace);
      if (granted > 0) continue;
      if (now() + waitMs > deadline) throw new BudgetSpentError(new Date(now() + waitMs));
      await sleep(waitMs, undefined, { signal });
    }
  }

  return {
    async acquire({ pace, signal }) {
      lots[pace].waiting += 1;
      try {
        await waitForOne({ pace, signal });
      } finally {
        lots[pace].waiting -= 1;
      }
    },
    drop() {
      for (const one of Object.values(lots)) one.held = 0;
    },
  };
}
