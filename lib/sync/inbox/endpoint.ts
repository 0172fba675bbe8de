import "server-only";
import { timingSafeEqual } from "node:crypto";
import { sha256 } from "../../crypto.ts";
import { env } from "../../env.ts";
import { OuraPayloadError } from "../../oura/errors.ts";
import {
  isFreshTimestamp,
  isValidSignature,
  readWebhookEvent,
} from "../../oura/webhook-signature.ts";
import { toInboxEvent } from "./mutations.ts";
import { receiveEvent } from "./receive.ts";

const maxBytes = 64 * 1024;
/** Longer than any challenge of Oura's; what is echoed is bounded. */
const maxChallenge = 1024;

/** Answers `{challenge}` to whoever knows the verification token, which is compared in constant time. */
export function answerChallenge(request: Request): Response {
  const query = new URL(request.url).searchParams;
  const challenge = query.get("challenge") ?? "";
  if (!isVerificationToken(query.get("verification_token") ?? "")) return toError(401);
  if (challenge === "" || challenge.length > maxChallenge) return toError(400);
  return Response.json({ challenge }, { headers: noStore });
}

/**
 * Takes an event: size, then signature over the raw bytes, then age, then shape; 200 only after the
 * commit. Never redirects and never answers 410, which would cancel the subscription.
 */
export async function answerEvent(request: Request): Promise<Response> {
  const rawBody = await readBytes(request);
  if (rawBody === null) return toError(413);
  const timestamp = request.headers.get("x-oura-timestamp") ?? "";
  const signature = request.headers.get("x-oura-signature") ?? "";
  const secret = env().OURA_CLIENT_SECRET;
  if (!isValidSignature({ secret, timestamp, rawBody, signature })) return toError(401);
  if (!isFreshTimestamp({ timestamp, now: Date.now() })) return toError(401);
  try {
    await receiveEvent(toInboxEvent(readWebhookEvent(rawBody)));
  } catch (error) {
    if (error instanceof OuraPayloadError) return toError(400);
    // Not committed, so not acknowledged: Oura sends it again.
    console.error("the inbox did not take an event", error);
    return toError(503);
  }
  return new Response(null, { status: 200, headers: noStore });
}

const noStore = { "cache-control": "no-store" } as const;

const errors = {
  400: { code: "invalid_input", message: "This is not an event." },
  401: { code: "bad_signature", message: "The signature, its age or the token is wrong." },
  413: { code: "too_large", message: "The body is longer than 64 kB." },
  503: { code: "unavailable", message: "The event could not be stored; send it again." },
} as const;

function toError(status: keyof typeof errors): Response {
  return Response.json({ error: errors[status] }, { status, headers: noStore });
}

/** Digests are compared, so that neither content nor length shows in the time it takes. */
function isVerificationToken(token: string): boolean {
  const expected = Buffer.from(sha256(env().OURA_WEBHOOK_TOKEN));
  return timingSafeEqual(Buffer.from(sha256(token)), expected);
}

/** The body's bytes, or null when there are more than an event can have. */
async function readBytes(request: Request): Promise<Uint8Array | null> {
  const announced = request.headers.get("content-length");
  // The server holds a body to its announced length, so a small one needs no counting.
  if (announced !== null && Number(announced) <= maxBytes) {
    return new Uint8Array(await request.arrayBuffer());
  }
  if (announced !== null) return null;
  const chunks: Uint8Array[] = [];
  let received = 0;
  for await (const chunk of (request.body ?? []) as AsyncIterable<Uint8Array>) {
    received += chunk.byteLength;
    if (received > maxBytes) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
