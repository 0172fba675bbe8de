import { randomUUID } from "node:crypto";
import { sign } from "#lib/oura/webhook-signature.ts";
import type { Clock } from "../clock.ts";
import type { Delivery, StateStore } from "../state.ts";
import { type Outcome, send } from "./send.ts";

const attemptsMost = 11;
const secondsToAnswer = 10;
const atOnce = 8;
const kept = 1000;

/** Wait before retry 1…10 in milliseconds: each 1.6 times the one before, about an hour in all. */
export function retryDelay(retry: number): number {
  return 19_800 * 1.6 ** (retry - 1);
}

/**
 * Delivers events one attempt at a time: 2xx and 3xx count as delivered, 410 cancels the subscription,
 * anything else is tried again. What is pending survives a restart.
 */
export class Deliverer {
  readonly #store: StateStore;
  readonly #secretOf: (clientId: string) => string;
  readonly #clock: Clock;
  readonly #isHeld: () => boolean;
  readonly #running = new Set<string>();
  #waiting: (() => void)[] = [];
  #callOff: (() => void) | null = null;
  #stopped = false;

  constructor({
    store,
    secretOf,
    clock,
    isHeld,
  }: {
    store: StateStore;
    /** What an application's events are signed with. */
    secretOf: (clientId: string) => string;
    clock: Clock;
    /** Whether an outage keeps everything back for now. */
    isHeld: () => boolean;
  }) {
    this.#store = store;
    this.#secretOf = secretOf;
    this.#clock = clock;
    this.#isHeld = isHeld;
  }

  enqueue(...added: readonly Delivery[]): void {
    const { deliveries } = this.#store.value;
    deliveries.push(...added);
    for (let surplus = deliveries.length - kept; surplus > 0; surplus--) {
      const oldest = deliveries.findIndex(({ status }) => status !== "pending");
      if (oldest === -1) break;
      deliveries.splice(oldest, 1);
    }
    this.#store.touch();
    this.wake();
  }

  /** Sends an event once more, as a delivery of its own; `stamp` is what its timestamp says. */
  replay({ original, stamp }: { original: Delivery; stamp: number }): Delivery {
    const now = this.#clock.now();
    const again: Delivery = {
      ...original,
      id: randomUUID(),
      stamp,
      status: "pending",
      tries: [],
      createdAt: now,
      finishedAt: null,
      nextAttemptAt: now,
      replayOf: original.id,
    };
    this.enqueue(again);
    return again;
  }

  /** Starts what is due and waits for the next; also takes up what an end of the program left. */
  wake(): void {
    this.#callOff?.();
    this.#callOff = null;
    if (this.#stopped || this.#isHeld()) return this.#tellIdle();
    const now = this.#clock.now();
    const due = ({ nextAttemptAt }: Delivery) => nextAttemptAt ?? now;
    const pending = this.#store.value.deliveries
      .filter(({ id, status }) => status === "pending" && !this.#running.has(id))
      .toSorted((left, right) => due(left) - due(right));
    for (const delivery of pending) {
      if (due(delivery) > now) {
        this.#callOff = this.#clock.at(due(delivery), () => this.wake());
        break;
      }
      if (this.#running.size >= atOnce) break;
      void this.#attempt(delivery);
    }
    this.#tellIdle();
  }

  /** Resolves when everything that is due now has been tried. */
  idle(): Promise<void> {
    if (this.#running.size === 0) return Promise.resolve();
    return new Promise((done) => this.#waiting.push(done));
  }

  stop(): void {
    this.#stopped = true;
    this.#callOff?.();
  }

  /** Ends what is still to be delivered to a subscription that is no more. */
  cancel(subscriptionId: string): void {
    const finishedAt = this.#clock.now();
    for (const delivery of this.#store.value.deliveries) {
      if (delivery.subscriptionId !== subscriptionId || delivery.status !== "pending") continue;
      Object.assign(delivery, { status: "cancelled", finishedAt, nextAttemptAt: null });
    }
    this.#store.touch();
  }

  #tellIdle(): void {
    if (this.#running.size > 0) return;
    const told = this.#waiting;
    this.#waiting = [];
    for (const done of told) done();
  }

  async #attempt(delivery: Delivery): Promise<void> {
    this.#running.add(delivery.id);
    const at = this.#clock.now();
    const begin = performance.now();
    const secret = this.#secretOf(delivery.clientId);
    const timestamp = String(delivery.stamp ?? Math.floor(delivery.createdAt / 1000));
    const outcome = await send({
      clock: this.#clock,
      url: delivery.url,
      seconds: secondsToAnswer,
      reads: "status",
      init: {
        method: "POST",
        headers: {
          "content-type": "application/json",
          "x-oura-timestamp": timestamp,
          "x-oura-signature": sign({ secret, timestamp, rawBody: delivery.body }),
        },
        body: delivery.body,
      },
    });
    const milliseconds = Math.round(performance.now() - begin);
    delivery.tries.push({ at, milliseconds, ...toResult(outcome) });
    this.#running.delete(delivery.id);
    // It may have been cancelled while it was under way.
    if (delivery.status === "pending") this.#settle(delivery);
    this.#store.touch();
    this.wake();
  }

  #settle(delivery: Delivery): void {
    const now = this.#clock.now();
    const status = delivery.tries.at(-1)?.status ?? null;
    if (status !== null && status >= 200 && status < 400) {
      Object.assign(delivery, { status: "delivered", finishedAt: now, nextAttemptAt: null });
    } else if (status === 410) {
      const state = this.#store.value;
      const { subscriptionId } = delivery;
      state.subscriptions = state.subscriptions.filter(({ id }) => id !== subscriptionId);
      this.cancel(subscriptionId);
    } else if (delivery.tries.length >= attemptsMost) {
      Object.assign(delivery, { status: "failed", finishedAt: now, nextAttemptAt: null });
    } else {
      delivery.nextAttemptAt = now + Math.round(retryDelay(delivery.tries.length));
    }
  }
}

function toResult(outcome: Outcome): { status: number | null; error: string | null } {
  if (outcome.kind === "answered") return { status: outcome.status, error: null };
  const error =
    outcome.kind === "timed out" ? `no answer within ${secondsToAnswer} s` : outcome.reason;
  return { status: null, error };
}
