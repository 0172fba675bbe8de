import { sign } from "#lib/oura/webhook-signature.ts";
import type { Delivery, StateStore } from "../state.ts";

const attemptsMost = 11;
const timeout = 10_000;
const atOnce = 8;
const kept = 500;

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
  readonly #secret: string;
  readonly #speed: number;
  readonly #now: () => number;
  readonly #running = new Set<string>();
  #timer: NodeJS.Timeout | null = null;
  #stopped = false;

  constructor({
    store,
    secret,
    speed,
    now,
  }: { store: StateStore; secret: string; speed: number; now: () => number }) {
    this.#store = store;
    this.#secret = secret;
    this.#speed = speed;
    this.#now = now;
  }

  enqueue(delivery: Delivery): void {
    const { deliveries } = this.#store.value;
    deliveries.push(delivery);
    if (deliveries.length > kept) {
      const oldest = deliveries.findIndex(({ status }) => status !== "pending");
      if (oldest !== -1) deliveries.splice(oldest, 1);
    }
    this.#store.touch();
    this.#wake(0);
  }

  /** Takes up what was pending when the sandbox stopped. */
  start(): void {
    this.#wake(0);
  }

  stop(): void {
    this.#stopped = true;
    if (this.#timer !== null) clearTimeout(this.#timer);
  }

  #wake(delay: number): void {
    if (this.#stopped) return;
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#pump(), delay);
  }

  #pump(): void {
    this.#timer = null;
    const now = this.#now();
    let next = Number.POSITIVE_INFINITY;
    for (const delivery of this.#store.value.deliveries) {
      if (delivery.status !== "pending" || this.#running.has(delivery.id)) continue;
      const due = delivery.nextAttemptAt ?? now;
      if (due > now) next = Math.min(next, due);
      else if (this.#running.size < atOnce) void this.#attempt(delivery);
    }
    if (next !== Number.POSITIVE_INFINITY) this.#wake(Math.max(5, next - now));
  }

  async #attempt(delivery: Delivery): Promise<void> {
    this.#running.add(delivery.id);
    delivery.attempts += 1;
    const timestamp = String(Math.floor(delivery.createdAt / 1000));
    try {
      const response = await fetch(delivery.url, {
        method: "POST",
        redirect: "manual",
        signal: AbortSignal.timeout(timeout),
        headers: {
          "content-type": "application/json",
          "x-oura-timestamp": timestamp,
          "x-oura-signature": sign({ secret: this.#secret, timestamp, rawBody: delivery.body }),
        },
        body: delivery.body,
      });
      await response.body?.cancel();
      delivery.lastStatus = response.status;
      delivery.lastError = null;
    } catch (error) {
      delivery.lastStatus = null;
      delivery.lastError = toReason(error);
    }
    this.#running.delete(delivery.id);
    this.#settle(delivery);
    this.#store.touch();
    this.#wake(0);
  }

  #settle(delivery: Delivery): void {
    const now = this.#now();
    const status = delivery.lastStatus;
    if (status !== null && status >= 200 && status < 400) {
      Object.assign(delivery, { status: "delivered", finishedAt: now, nextAttemptAt: null });
    } else if (status === 410) {
      this.#cancel({ subscriptionId: delivery.subscriptionId, now });
    } else if (delivery.attempts >= attemptsMost) {
      Object.assign(delivery, { status: "failed", finishedAt: now, nextAttemptAt: null });
    } else {
      delivery.nextAttemptAt = now + retryDelay(delivery.attempts) / this.#speed;
    }
  }

  /** 410 Gone: the subscription ends, and with it all that was still to be delivered. */
  #cancel({ subscriptionId, now }: { subscriptionId: string; now: number }): void {
    const state = this.#store.value;
    state.subscriptions = state.subscriptions.filter(({ id }) => id !== subscriptionId);
    for (const delivery of state.deliveries) {
      if (delivery.subscriptionId !== subscriptionId || delivery.status !== "pending") continue;
      Object.assign(delivery, { status: "cancelled", finishedAt: now, nextAttemptAt: null });
    }
  }
}

function toReason(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error.name === "TimeoutError") return "no answer within 10 s";
  const { cause } = error;
  return cause instanceof Error && cause.message !== "" ? cause.message : error.message;
}
