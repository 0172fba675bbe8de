import { z } from "zod";
import { OuraError } from "./errors.ts";
import {
  type Fetch,
  type RawAnswer,
  readAnswer,
  requireSuccess,
  sendRequest,
} from "./http-exchange.ts";
import { toSecureUrl } from "./secure-url.ts";
import type { SubscriptionKey, WebhookSubscription } from "./subscription-plan.ts";

export interface SubscriptionsClientOptions {
  /** API origin, e.g. `https://api.ouraring.com`. */
  baseUrl: string;
  fetch: Fetch;
  clientId: string;
  clientSecret: string;
  /** Upstream calls the webhook back before it answers, so this is generous. Default 30 s. */
  timeoutMs?: number;
  now?: () => number;
}

/** Where events go, and the word by which the webhook knows Oura's verification call. */
export interface SubscriptionTarget {
  callbackUrl: string;
  verificationToken: string;
}

/** The application's own webhook subscriptions. Every method throws OuraError and its subclasses. */
export interface SubscriptionsClient {
  list(): Promise<WebhookSubscription[]>;
  /** Upstream verifies the callback before it answers. A 5xx or lost answer is looked up, then retried once. */
  create(request: SubscriptionKey & SubscriptionTarget): Promise<WebhookSubscription>;
  /** Points a subscription elsewhere; upstream verifies the callback again. */
  update(
    request: SubscriptionTarget & SubscriptionKey & { id: string },
  ): Promise<WebhookSubscription>;
  renew(request: { id: string }): Promise<WebhookSubscription>;
  /** Resolves too when it was gone already. */
  delete(request: { id: string }): Promise<void>;
}

const subscriptionSchema = z
  .looseObject({
    id: z.string().min(1),
    callback_url: z.string(),
    event_type: z.string(),
    data_type: z.string(),
    expiration_time: z.string().transform(toExpiration),
  })
  .transform(
    ({ id, callback_url, event_type, data_type, expiration_time }): WebhookSubscription => ({
      id,
      callbackUrl: callback_url,
      eventType: event_type,
      dataType: data_type,
      expiresAt: expiration_time,
    }),
  );
const subscriptionsSchema = z.array(subscriptionSchema);

/** `expiration_time` is UTC without saying so, with up to six decimals of a second. */
function toExpiration(value: string, context: z.RefinementCtx): Date {
  const hasOffset = /(?:Z|[+-]\d{2}:?\d{2})$/.test(value);
  const at = new Date((hasOffset ? value : `${value}Z`).replace(/(\.\d{3})\d+/, "$1"));
  if (Number.isNaN(at.getTime())) context.addIssue({ code: "custom", message: "expected a time" });
  return at;
}

/** @throws TypeError when `baseUrl` is neither https nor on loopback. */
export function createSubscriptionsClient({
  baseUrl,
  fetch,
  clientId,
  clientSecret,
  timeoutMs = 30_000,
  now = Date.now,
}: SubscriptionsClientOptions): SubscriptionsClient {
  const base = toSecureUrl(baseUrl);

  function send({
    method,
    path = "",
    body,
  }: {
    method: "GET" | "POST" | "PUT" | "DELETE";
    path?: string;
    body?: Record<string, string>;
  }): Promise<RawAnswer> {
    const url = new URL(`/v2/webhook/subscription${path}`, base);
    const headers = {
      accept: "application/json",
      "content-type": "application/json",
      "x-client-id": clientId,
      "x-client-secret": clientSecret,
    };
    const init = body === undefined ? {} : { body: JSON.stringify(body) };
    return sendRequest({ fetch, url, init: { method, headers, ...init }, timeoutMs });
  }

  const toOne = (answer: RawAnswer): WebhookSubscription =>
    readAnswer({ answer: withMissing(answer), schema: subscriptionSchema, now });

  const list: SubscriptionsClient["list"] = async () =>
    readAnswer({ answer: await send({ method: "GET" }), schema: subscriptionsSchema, now });

  const createOnce: SubscriptionsClient["create"] = async (request) => {
    const answer = await send({ method: "POST", body: toBody(request) });
    return readAnswer({ answer, schema: subscriptionSchema, now });
  };

  return {
    list,
    async create(request) {
      try {
        return await createOnce(request);
      } catch (error) {
        if (!isInDoubt(error)) throw error;
        const made = (await list()).find((candidate) => isSame({ candidate, request }));
        return made ?? (await createOnce(request));
      }
    },
    async update({ id, ...request }) {
      return toOne(await send({ method: "PUT", path: toPath(id), body: toBody(request) }));
    },
    async renew({ id }) {
      return toOne(await send({ method: "PUT", path: `/renew${toPath(id)}` }));
    },
    async delete({ id }) {
      const answer = withMissing(await send({ method: "DELETE", path: toPath(id) }));
      if (answer.status !== 404) requireSuccess({ answer, now });
    },
  };
}

function toPath(id: string): string {
  return `/${encodeURIComponent(id)}`;
}

function toBody(request: SubscriptionKey & SubscriptionTarget): Record<string, string> {
  return {
    callback_url: request.callbackUrl,
    verification_token: request.verificationToken,
    event_type: request.eventType,
    data_type: request.dataType,
  };
}

/** On these routes 403 means that the id is not there, which some answers say with 404. */
function withMissing(answer: RawAnswer): RawAnswer {
  return answer.status === 403 ? { ...answer, status: 404 } : answer;
}

/** Creating may fail on the way back: the subscription can exist all the same. */
function isInDoubt(error: unknown): boolean {
  return error instanceof OuraError && (error.kind === "server" || error.kind === "network");
}

function isSame({
  candidate,
  request,
}: {
  candidate: WebhookSubscription;
  request: SubscriptionKey & SubscriptionTarget;
}): boolean {
  return (
    candidate.callbackUrl === request.callbackUrl &&
    candidate.dataType === request.dataType &&
    candidate.eventType === request.eventType
  );
}
