import "server-only";
import { clearAlarm } from "../alarms/mutations.ts";
import { env } from "../env.ts";
import { createOuraClient } from "../oura/client.ts";
import { OuraError } from "../oura/errors.ts";
import type { Fetch } from "../oura/http-exchange.ts";
import { createAuthorization, readCallback, requestTokens } from "../oura/oauth.ts";
import { OAuthError, type OAuthErrorKind } from "../oura/oauth-errors.ts";
import { normaliseScope } from "../oura/scopes.ts";
import type { SessionId, UserId } from "../user-id.ts";
import { ouraApplication } from "./application.ts";
import { toWireScopes } from "./consent.ts";
import { claimTransaction, createTransaction, recordRefusal, saveConnection } from "./mutations.ts";
import type { ProblemReason } from "./problems.ts";
import { isCredentialsError, raiseCredentialsAlarm } from "./tokens.ts";

/** How a callback ended: connected, perhaps with fewer scopes than offered, or for which reason not. */
export type AuthorizationOutcome =
  | { connected: true; grantedScopes: string[] }
  | { connected: false; reason: ProblemReason };

interface Owner {
  userId: UserId;
  sessionId: SessionId;
}

/**
 * Begins a consent at Oura for the scopes ticked (short names; those not offered are dropped).
 * @returns where to send the browser, or null when nothing was ticked.
 */
export async function beginAuthorization({
  userId,
  sessionId,
  ticked,
}: Owner & { ticked: readonly string[] }): Promise<URL | null> {
  const scopes = toWireScopes({ ticked, offered: env().OURA_SCOPES });
  if (scopes.length === 0) return null;
  const application = ouraApplication();
  const { url, state, codeVerifier } = await createAuthorization({ application, scopes });
  const names = scopes.map(normaliseScope);
  await createTransaction({ userId, sessionId, state, codeVerifier, scopes: names });
  return url;
}

/**
 * Ends a consent: claims the state, exchanges the code, learns whose ring it is and stores the grant.
 * Whatever the callback holds, the answer is an outcome; only a failure of our own is thrown.
 */
export async function completeAuthorization({
  userId,
  sessionId,
  parameters,
  fetch = globalThis.fetch,
}: Owner & { parameters: URLSearchParams; fetch?: Fetch }): Promise<AuthorizationOutcome> {
  const outcome = await exchange({ userId, sessionId, parameters, fetch });
  if (!outcome.connected) await recordRefusal({ userId, reason: outcome.reason });
  return outcome;
}

async function exchange({
  userId,
  sessionId,
  parameters,
  fetch,
}: Owner & { parameters: URLSearchParams; fetch: Fetch }): Promise<AuthorizationOutcome> {
  const state = parameters.get("state");
  if (!state) return refuse("unknown_state");
  const transaction = await claimTransaction({ userId, sessionId, state });
  if (!transaction.claimed) return refuse(transaction.reason);
  const { codeVerifier, scopes: requestedScopes } = transaction;
  try {
    const application = ouraApplication({ fetch });
    const callback = readCallback({ application, parameters, expectedState: state });
    const grant = { type: "authorization_code", callback, codeVerifier } as const;
    const tokens = await requestTokens({ application, grant });
    await clearAlarm("oura_credentials");
    const { accessToken } = tokens;
    const client = createOuraClient({ baseUrl: env().OURA_API_URL, fetch, accessToken });
    const { id: ouraUserId } = await client.personalInfo();
    // RFC 6749, 5.1: an answer without a scope means that all that was asked for is granted.
    const scopes = tokens.grantedScopes ?? requestedScopes;
    const saved = await saveConnection({ userId, ouraUserId, tokens, requestedScopes, scopes });
    return saved.saved ? { connected: true, grantedScopes: scopes } : refuse(saved.reason);
  } catch (error) {
    if (isCredentialsError(error)) await raiseCredentialsAlarm(error);
    return refuse(toReason(error));
  }
}

function refuse(reason: ProblemReason): AuthorizationOutcome {
  return { connected: false, reason };
}

const reasonByKind = {
  access_denied: "denied",
  invalid_grant: "refused_code",
  invalid_client: "misconfigured",
  refused: "refused",
  state_mismatch: "unknown_state",
  rate_limited: "busy",
  server: "unreachable",
  network: "unreachable",
  malformed: "refused",
} as const satisfies Record<OAuthErrorKind, ProblemReason>;

/** What upstream's failure means for the person. @throws what is not upstream's. */
function toReason(error: unknown): ProblemReason {
  if (error instanceof OAuthError) {
    // No news to anybody: a denial is the person's own, and wrong credentials have raised an alarm.
    const isKnown = error.kind === "access_denied" || error.kind === "invalid_client";
    if (!isKnown) console.warn("a consent failed", error);
    return reasonByKind[error.kind];
  }
  if (!(error instanceof OuraError)) throw error;
  console.warn("reading whose ring it is failed", error);
  if (error.kind === "membership_ended") return "membership_ended";
  if (error.kind === "rate_limited") return "busy";
  return error.kind === "server" || error.kind === "network" ? "unreachable" : "refused";
}
