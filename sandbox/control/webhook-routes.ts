import { z } from "zod";
import type { Exchange } from "../server/exchange.ts";
import type { Delivery, StateStore, Subscription } from "../state.ts";
import type { Deliverer } from "../webhooks/deliverer.ts";
import { type Disruptions, disruptionSchema } from "../webhooks/disruptions.ts";
import { readEvent } from "../webhooks/event.ts";
import type { DeliveryAnswer, DisruptionAnswer, SubscriptionAnswer } from "./answers.ts";
import type { ControlRoute } from "./control-route.ts";
import { ControlError, readBody, readQuery } from "./request-body.ts";

const disruptionExpects =
  '{"duplicates": 1, "delay_seconds": 30, "reorder_seconds": 60, "outage": "none" | "hold" | "lose", "timestamp": "real" | "sandbox"}; what is left out is calm';

const deliveryQuery = z.strictObject({
  limit: z.number().int().min(1).max(1000).default(100),
  status: z.enum(["pending", "delivered", "failed", "cancelled", "lost"]).optional(),
});
const deliveryExpects = "?limit=100&status=pending|delivered|failed|cancelled|lost";

const replaySchema = z.strictObject({
  timestamp: z.union([z.enum(["now", "original"]), z.number().int().min(0)]).default("now"),
});
const replayExpects =
  '{"timestamp": "now" | "original" | seconds since 1970}; the body stays the same';

interface WebhookContext {
  store: StateStore;
  deliverer: Deliverer;
  disruptions: Disruptions;
}

/** Subscriptions, what is on its way to them, what went there, and how the way is disturbed. */
export function toWebhookRoutes(context: WebhookContext): readonly ControlRoute[] {
  const { store, deliverer, disruptions } = context;
  const describeWay = (): DisruptionAnswer => ({
    ...disruptions.values,
    pending: store.value.deliveries.filter(({ status }) => status === "pending").length,
  });
  return [
    {
      method: "GET",
      path: "/subscriptions",
      about: "webhook subscriptions of every application",
      answer: () => ({ data: store.value.subscriptions.map(describeSubscription) }),
    },
    {
      method: "GET",
      path: "/webhooks",
      about: "how the way to subscribers is disturbed",
      answer: describeWay,
    },
    {
      method: "POST",
      path: "/webhooks",
      about: "duplicate, delay, reorder, hold or lose events from now on",
      expects: disruptionExpects,
      section: "webhooks",
      answer: async (exchange) => {
        const schema = disruptionSchema;
        disruptions.set(await readBody({ exchange, schema, expected: disruptionExpects }));
        deliverer.wake();
        return describeWay();
      },
    },
    {
      method: "GET",
      path: "/deliveries",
      about: "the delivery log, latest first",
      expects: deliveryExpects,
      answer: (exchange) => {
        const expected = deliveryExpects;
        const { limit, status } = readQuery({ exchange, schema: deliveryQuery, expected });
        const data = store.value.deliveries
          .filter((delivery) => status === undefined || delivery.status === status)
          .slice(-limit)
          .toReversed()
          .map(describeDelivery);
        return { data };
      },
    },
    {
      method: "GET",
      path: "/deliveries/:id",
      about: "one delivery with its attempts",
      answer: (exchange) => describeDelivery(requireDelivery({ store, exchange })),
    },
    {
      method: "POST",
      path: "/deliveries/:id/replay",
      about: "send an event once more, byte for byte",
      expects: replayExpects,
      section: "deliveries",
      answer: async (exchange) => {
        const original = requireDelivery({ store, exchange });
        const { timestamp } = await readBody({
          exchange,
          schema: replaySchema,
          expected: replayExpects,
        });
        return describeDelivery(
          deliverer.replay({ original, stamp: toStamp({ timestamp, original }) }),
        );
      },
    },
  ];
}

function toStamp({
  timestamp,
  original,
}: {
  timestamp: "now" | "original" | number;
  original: Delivery;
}): number {
  if (timestamp === "now") return Math.floor(Date.now() / 1000);
  if (timestamp === "original") return original.stamp ?? Math.floor(original.createdAt / 1000);
  return timestamp;
}

function requireDelivery({ store, exchange }: { store: StateStore; exchange: Exchange }): Delivery {
  const id = exchange.params.id ?? "";
  const found = store.value.deliveries.find((delivery) => delivery.id === id);
  if (found !== undefined) return found;
  throw new ControlError({
    status: 404,
    message: `there is no delivery "${id}"`,
    expected: "an id of GET /_sandbox/deliveries",
  });
}

function describeSubscription(subscription: Subscription): SubscriptionAnswer {
  return {
    id: subscription.id,
    client_id: subscription.clientId,
    callback_url: subscription.callbackUrl,
    event_type: subscription.eventType,
    data_type: subscription.dataType,
    expires_at: toIso(subscription.expiresAt),
  };
}

function describeDelivery(delivery: Delivery): DeliveryAnswer {
  const { event_type, data_type, object_id } = readEvent(delivery.body);
  return {
    id: delivery.id,
    subscription_id: delivery.subscriptionId,
    url: delivery.url,
    event_type,
    data_type,
    object_id,
    body: delivery.body,
    status: delivery.status,
    tries: delivery.tries.map((attempt) => ({ ...attempt, at: toIso(attempt.at) })),
    created_at: toIso(delivery.createdAt),
    finished_at: delivery.finishedAt === null ? null : toIso(delivery.finishedAt),
    next_attempt_at: delivery.nextAttemptAt === null ? null : toIso(delivery.nextAttemptAt),
    replay_of: delivery.replayOf,
  };
}

function toIso(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}
