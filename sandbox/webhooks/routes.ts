import { randomUUID } from "node:crypto";
import { z } from "zod";
import { webhookDataTypes } from "#lib/oura/registry.ts";
import { isSameSecret, type RegisteredClient } from "../oauth/client.ts";
import { detail, type Exchange, type Handler, json, type Reply } from "../server/exchange.ts";
import type { Route } from "../server/router.ts";
import type { StateStore, Subscription } from "../state.ts";
import { verifyCallback } from "./verification.ts";

export interface SubscriptionContext {
  client: RegisteredClient;
  store: StateStore;
  now: () => number;
}

const lifetime = 90 * 86_400_000;

const callbackUrl = z.url({ protocol: /^https?$/ });
const eventType = z.enum(["create", "update", "delete"]);
const dataType = z.enum(webhookDataTypes);

const createSchema = z.object({
  callback_url: callbackUrl,
  verification_token: z.string(),
  event_type: eventType,
  data_type: dataType,
});

const updateSchema = z.object({
  verification_token: z.string(),
  callback_url: callbackUrl.nullish(),
  event_type: eventType.nullish(),
  data_type: dataType.nullish(),
});

/** The six operations on subscriptions, all behind the application's own credentials. */
export function toSubscriptionRoutes(context: SubscriptionContext): readonly Route[] {
  const root = "/v2/webhook/subscription";
  const guarded = (handler: Handler): Handler => withClient({ client: context.client, handler });
  return [
    { method: "GET", path: root, handler: guarded(() => list(context)) },
    {
      method: "POST",
      path: root,
      handler: guarded((exchange) => create({ ...context, exchange })),
    },
    {
      method: "PUT",
      path: `${root}/renew/:id`,
      handler: guarded((exchange) => renew({ ...context, exchange })),
    },
    {
      method: "GET",
      path: `${root}/:id`,
      handler: guarded((exchange) => get({ ...context, exchange })),
    },
    {
      method: "PUT",
      path: `${root}/:id`,
      handler: guarded((exchange) => update({ ...context, exchange })),
    },
    {
      method: "DELETE",
      path: `${root}/:id`,
      handler: guarded((exchange) => remove({ ...context, exchange })),
    },
  ];
}

type Call = SubscriptionContext & { exchange: Exchange };

function withClient({ client, handler }: { client: RegisteredClient; handler: Handler }): Handler {
  return (exchange) => {
    const { headers } = exchange.request;
    const id = headers["x-client-id"];
    const secret = headers["x-client-secret"];
    const known =
      id === client.id && typeof secret === "string" && isSameSecret(secret, client.secret);
    return known
      ? handler(exchange)
      : detail({ status: 401, message: "Invalid client credentials" });
  };
}

function list({ store }: SubscriptionContext): Reply {
  return json({ body: store.value.subscriptions.map(toBody) });
}

function get({ store, exchange }: Call): Reply {
  const subscription = findIn({ store, exchange });
  return subscription ? json({ body: toBody(subscription) }) : missing();
}

async function create({ store, now, exchange }: Call): Promise<Reply> {
  const parsed = createSchema.safeParse(await readJson(exchange));
  if (!parsed.success) return invalid(parsed.error);
  const { callback_url, verification_token, event_type, data_type } = parsed.data;
  const taken = () =>
    store.value.subscriptions.some(
      (other) =>
        other.eventType === event_type &&
        other.dataType === data_type &&
        other.callbackUrl === callback_url,
    );
  const refused = () =>
    detail({ status: 400, message: "A subscription for this event and data type exists" });
  if (taken()) return refused();
  const reason = await verifyCallback({
    callbackUrl: callback_url,
    verificationToken: verification_token,
  });
  if (reason !== null)
    return detail({ status: 400, message: `Callback verification failed: ${reason}` });
  // Another request may have created it while the callback was asked.
  if (taken()) return refused();
  const subscription: Subscription = {
    id: randomUUID(),
    callbackUrl: callback_url,
    eventType: event_type,
    dataType: data_type,
    expiresAt: now() + lifetime,
  };
  store.value.subscriptions.push(subscription);
  store.touch();
  return json({ status: 201, body: toBody(subscription) });
}

async function update({ store, exchange }: Call): Promise<Reply> {
  const subscription = findIn({ store, exchange });
  if (!subscription) return missing();
  const parsed = updateSchema.safeParse(await readJson(exchange));
  if (!parsed.success) return invalid(parsed.error);
  const { callback_url, event_type, data_type, verification_token } = parsed.data;
  const url = callback_url ?? subscription.callbackUrl;
  const reason = await verifyCallback({ callbackUrl: url, verificationToken: verification_token });
  if (reason !== null)
    return detail({ status: 400, message: `Callback verification failed: ${reason}` });
  subscription.callbackUrl = url;
  subscription.eventType = event_type ?? subscription.eventType;
  subscription.dataType = data_type ?? subscription.dataType;
  store.touch();
  return json({ body: toBody(subscription) });
}

function renew({ store, now, exchange }: Call): Reply {
  const subscription = findIn({ store, exchange });
  if (!subscription) return missing();
  subscription.expiresAt = now() + lifetime;
  store.touch();
  return json({ body: toBody(subscription) });
}

function remove({ store, exchange }: Call): Reply {
  const subscription = findIn({ store, exchange });
  if (!subscription) return missing();
  const state = store.value;
  state.subscriptions = state.subscriptions.filter(({ id }) => id !== subscription.id);
  store.touch();
  return { status: 204 };
}

function findIn({
  store,
  exchange,
}: {
  store: StateStore;
  exchange: Exchange;
}): Subscription | undefined {
  return store.value.subscriptions.find(({ id }) => id === exchange.params.id);
}

/** Upstream answers 403, not 404, for a subscription that is not there. */
function missing(): Reply {
  return detail({ status: 403, message: "Subscription does not exist" });
}

function invalid(error: z.ZodError): Reply {
  const problems = error.issues.map(({ path, message, code }) => ({
    loc: ["body", ...path.map(String)],
    msg: message,
    type: `value_error.${code}`,
  }));
  return detail({ status: 422, message: problems });
}

async function readJson(exchange: Exchange): Promise<unknown> {
  try {
    return JSON.parse(await exchange.text());
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** `expiration_time` is UTC without saying so, with a fraction of a second. */
function toBody({ id, callbackUrl, eventType, dataType, expiresAt }: Subscription) {
  return {
    id,
    callback_url: callbackUrl,
    event_type: eventType,
    data_type: dataType,
    expiration_time: `${new Date(expiresAt).toISOString().slice(0, -1)}000`,
  };
}
