import { createHash, createHmac, timingSafeEqual } from "node:crypto";
import { z } from "zod";
import { OuraPayloadError, toPayloadIssues } from "./errors.ts";

/** What a signature covers: the `x-oura-timestamp` header, then the body, without a separator. */
interface Signed {
  /** The application's client secret. */
  secret: string;
  timestamp: string;
  rawBody: Uint8Array | string;
}

/** The `x-oura-signature` of a body: upper-case hex of HMAC-SHA256. */
export function sign({ secret, timestamp, rawBody }: Signed): string {
  return toMac({ secret, timestamp, rawBody }).toString("hex").toUpperCase();
}

/**
 * Whether a signature fits, in constant time. The bytes as received come first; the documentation signs
 * the compact re-serialised JSON, so that form is tried next. An empty secret fits nothing.
 */
export function isValidSignature({
  secret,
  timestamp,
  rawBody,
  signature,
}: {
  secret: string;
  timestamp: string;
  rawBody: Uint8Array;
  signature: string;
}): boolean {
  if (secret === "" || timestamp === "" || !/^[\da-f]{64}$/i.test(signature)) return false;
  const given = Buffer.from(signature, "hex");
  if (timingSafeEqual(given, toMac({ secret, timestamp, rawBody }))) return true;
  const compact = toCompactJson(rawBody);
  return compact !== null && timingSafeEqual(given, toMac({ secret, timestamp, rawBody: compact }));
}

function toMac({ secret, timestamp, rawBody }: Signed): Buffer {
  return createHmac("sha256", secret).update(timestamp).update(rawBody).digest();
}

function toCompactJson(rawBody: Uint8Array): string | null {
  try {
    return JSON.stringify(JSON.parse(new TextDecoder().decode(rawBody)));
  } catch {
    return null;
  }
}

/**
 * Whether an `x-oura-timestamp`, in seconds or milliseconds, lies within the tolerance of `now` (ms).
 * Upstream retries for about an hour with the same timestamp, so a tight window would lose real events.
 */
export function isFreshTimestamp({
  timestamp,
  now,
  toleranceSeconds = 7200,
}: {
  timestamp: string;
  now: number;
  toleranceSeconds?: number;
}): boolean {
  if (!/^\d{9,16}(?:\.\d+)?$/.test(timestamp)) return false;
  const value = Number(timestamp);
  const epochMs = value < 100_000_000_000 ? value * 1000 : value;
  return Math.abs(now - epochMs) <= toleranceSeconds * 1000;
}

/** What a webhook says happened. Event and data types grow, so unknown words are let through. */
export const webhookEventSchema = z.looseObject({
  event_type: z.string().min(1),
  data_type: z.string().min(1),
  object_id: z.string().min(1),
  event_time: z.string().min(1),
  user_id: z.string().min(1),
});

export type WebhookEvent = z.output<typeof webhookEventSchema>;

/** Reads a verified body. @throws OuraPayloadError when it is not an event. */
export function readWebhookEvent(rawBody: Uint8Array): WebhookEvent {
  const compact = toCompactJson(rawBody);
  const parsed = webhookEventSchema.safeParse(compact === null ? undefined : JSON.parse(compact));
  if (parsed.success) return parsed.data;
  const issues = toPayloadIssues(parsed.error);
  throw new OuraPayloadError({ subject: "webhook event", issues, cause: parsed.error });
}

/** Events carry no id: sha256 over the five fields, in hex, tells a retry from a new event. */
export function toEventKey(event: WebhookEvent): string {
  const { event_type, data_type, object_id, event_time, user_id } = event;
  const fields = [event_type, data_type, object_id, event_time, user_id];
  return createHash("sha256").update(JSON.stringify(fields)).digest("hex");
}
