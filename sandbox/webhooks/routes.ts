import { randomUUID } from "node:crypto";
import { z } from "zod";
import { webhookNames } from "../api/served-types.ts";
import type { Clock } from "../clock.ts";
import { isSameSecret, type RegisteredClient } from "../oauth/client.ts";
import { detail, type Exchange, type Handler, json, type Reply } from "../server/exchange.ts";
import type { Route } from "../server/router.ts";
import type { Settings } from "../settings.ts";
import type { StateStore, Subscription } from "../state.ts";
import type { Deliverer } from "./deliverer.ts";
import { verifyCallback } from "./verification.ts";

export interface SubscriptionContext {
  clients: readonly RegisteredClient[];
  store: StateStore;
  deliverer: Deliverer;
  clock: Clock;
  spec: Settings["spec"];
}

const lifetime = 90 * 86_400_000;

const callbackUrl = z.url({ protocol: /^https?$/ });
const eventType = z.enum(["create", "update", "delete"]);

function toSchemas(spec: Settings["spec"]) {
  const dataType = z.enum(webhookNames(spec));
  return {
    create: z.object({
      callback_url: callbackUrl,
      verification_token: z.string(),
      event_type: eventType,
      data_type: dataType,
    }),
    update: z.object({
      verification_token: z.string(),
      callback_url: callbackUrl.nullish(),
      event_type: eventType.nullish(),
      data_type: dataType.nullish(),
    }),
  };
}

/** The six operations on an application's subscriptions, all behind its own credentials. */
export function toSubscriptionRoutes(context: SubscriptionContext): readonly Route[] {
  const root = "/v2/webhook/subscription";
  const guarded = (answer: (call: Call) => Reply | Promise<Reply>) =>
    withClient({ context, answer });
  return [
    { method: "GET", path: root, handler: guarded(list) },
    { method: "POST", path: root, handler: guarded(create) },
    { method: "PUT", path: `${root}/renew/:id`, handler: guarded(renew) },
    { method: "GET", path: `${root}/:id`, handler: guarded(get) },
    { method: "PUT", path: `${root}/:id`, handler: guarded(update) },
    { method: "DELETE", path: `${root}/:id`, handler: guarded(remove) },
  ];
}

/** One operation of an application that is known by its credentials. */
interface Call extends SubscriptionContext {
  exchange: Exchange;
  client: RegisteredClient;
}

function withClient({
  context,
  answer,
}: {
  context: SubscriptionContext;
  answer: (call: Call) => Reply | Promise<Reply>;
}): Handler {
  return (exchange) => {
    const { headers } = exchange.request;
    const id = headers["x-client-id"];
    const secret = headers["x-client-secret"];
    const client = context.clients.find((candidate) => candidate.id === id);
    return client && typeof secret === "string" && isSameSecret(secret, client.secret)
      ? answer({ ...context, exchange, client })
      : detail({ status: 401, message: "Invalid client credentials" });
  };
}

function list(call: Call): Reply {
  return json({ body: live(call).map(toBody) });
}

function get(call: Call): Reply {
  const subscription = find(call);
  return subscription ? json({ body: toBody(subscription) }) : missing();
}

async function create(call: Call): Promise<Reply> {
  const parsed = toSchemas(call.spec).create.safeParse(await readJson(call.exchange));
  if (!parsed.success) return invalid(parsed.error);
  const { callback_url, verification_token, event_type, data_type } = parsed.data;
  const subscription: Subscription = {
    id: randomUUID(),
    clientId: call.client.id,
    callbackUrl: callback_url,
    eventType: event_type,
    dataType: data_type,
    expiresAt: call.clock.now() + lifetime,
  };
  const refusal = await refuse({ call, subscription, verificationToken: verification_token });
  if (refusal !== null) return refusal;
  call.store.value.subscriptions.push(subscription);
  call.store.touch();
  return json({ status: 201, body: toBody(subscription) });
}

async function update(call: Call): Promise<Reply> {
  const subscription = find(call);
  if (!subscription) return missing();
  const parsed = toSchemas(call.spec).update.safeParse(await readJson(call.exchange));
  if (!parsed.success) return invalid(parsed.error);
  const { callback_url, event_type, data_type, verification_token } = parsed.data;
  const changes = {
    callbackUrl: callback_url ?? subscription.callbackUrl,
    eventType: event_type ?? subscription.eventType,
    dataType: data_type ?? subscription.dataType,
  };
  const refusal = await refuse({
    call,
    subscription: { ...subscription, ...changes },
    verificationToken: verification_token,
  });
  if (refusal !== null) return refusal;
  // It may have been deleted while the callback was asked.
  if (!find(call)) return missing();
  Object.assign(subscription, changes);
  call.store.touch();
  return json({ body: toBody(subscription) });
}

/** Why a subscription cannot be as given, or null: its pair is taken, or its callback is not theirs. */
async function refuse({
  call,
  subscription,
  verificationToken,
}: {
  call: Call;
  subscription: Subscription;
  verificationToken: string;
}): Promise<Reply | null> {
  const { id, eventType, dataType, callbackUrl } = subscription;
  const taken = () =>
    live(call).some(
      (other) => other.id !== id && other.eventType === eventType && other.dataType === dataType,
    );
  const message = "A subscription for this event and data type exists";
  if (taken()) return detail({ status: 400, message });
  const reason = await verifyCallback({ clock: call.clock, callbackUrl, verificationToken });
  if (reason !== null)
    return detail({ status: 400, message: `Callback verification failed: ${reason}` });
  // Another request may have taken it while the callback was asked.
  return taken() ? detail({ status: 400, message }) : null;
}

function renew(call: Call): Reply {
  const subscription = find(call);
  if (!subscription) return missing();
  subscription.expiresAt = call.clock.now() + lifetime;
  call.store.touch();
  return json({ body: toBody(subscription) });
}

function remove(call: Call): Reply {
  const subscription = find(call);
  if (!subscription) return missing();
  const state = call.store.value;
  state.subscriptions = state.subscriptions.filter(({ id }) => id !== subscription.id);
  call.deliverer.cancel(subscription.id);
  return { status: 204 };
}

/** The application's that have not expired; whatever has expired is forgotten for good. */
function live({ store, clock, client }: Call): readonly Subscription[] {
  const now = clock.now();
  const state = store.value;
  const left = state.subscriptions.filter(({ expiresAt }) => expiresAt > now);
  if (left.length < state.subscriptions.length) {
    state.subscriptions = left;
    store.touch();
  }
  return left.filter(({ clientId }) => clientId === client.id);
}

function find(call: Call): Subscription | undefined {
  return live(call).find(({ id }) => id === call.exchange.params.id);
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
