import "server-only";
import { ConnectionLostError } from "../connections/tokens.ts";
import { AppError } from "../errors.ts";
import { OuraError, type OuraErrorKind, OuraRateLimitError } from "../oura/errors.ts";
import { OAuthError } from "../oura/oauth-errors.ts";
import { BudgetSpentError } from "./budget/request-budget.ts";

/** What a failed read means for the job that made it. */
export type SyncFailure =
  /** The token is good and this type is refused: its scope was not granted. */
  | { kind: "not_granted" }
  | { kind: "membership_ended" }
  /** No usable grant is left: nothing can be read until the person connects again. */
  | { kind: "disconnected" }
  /** The account was erased meanwhile: drop everything. */
  | { kind: "gone" }
  /** Not a failure: the budget is spent or upstream asks for patience. */
  | { kind: "postponed"; until: Date }
  /** Worth trying again as it is. */
  | { kind: "transient"; words: string }
  /** Will fail again in the same way. */
  | { kind: "refused"; words: string };

/** Upstream's failures in words for the person; null where {@link toSyncFailure} says more. */
const words = {
  unauthorised: null,
  membership_ended: null,
  rate_limited: null,
  not_found: "Oura does not know what was asked for",
  bad_request: "Oura refused the request",
  unprocessable: "Oura could not read the request",
  server: "Oura answered with an error of its own",
  network: "Oura did not answer",
  payload: "Oura's answer could not be read",
} as const satisfies Record<OuraErrorKind, string | null>;

const defaultPatienceSeconds = 60;

/** Sorts an error by what to do about it. Errors that are none of upstream's count as transient. */
export function toSyncFailure({ error, now }: { error: unknown; now: number }): SyncFailure {
  if (error instanceof ConnectionLostError) return { kind: "disconnected" };
  if (error instanceof AppError && error.code === "gone") return { kind: "gone" };
  if (error instanceof BudgetSpentError) return { kind: "postponed", until: error.until };
  if (error instanceof OAuthError) {
    return { kind: "transient", words: "Oura did not renew the connection." };
  }
  if (!(error instanceof OuraError)) {
    return { kind: "transient", words: "Ringboard could not store what Oura sent." };
  }
  // The client wraps whatever its fetch throws, so the cause decides first.
  if (error.kind === "network" && isOwn(error.cause)) {
    return toSyncFailure({ error: error.cause, now });
  }
  if (error instanceof OuraRateLimitError) {
    const seconds = error.retryAfterSeconds ?? defaultPatienceSeconds;
    return { kind: "postponed", until: new Date(now + seconds * 1000) };
  }
  if (error.kind === "unauthorised") return { kind: "not_granted" };
  if (error.kind === "membership_ended") return { kind: "membership_ended" };
  const text = `${words[error.kind] ?? ""}${error.status === null ? "" : ` (${error.status})`}.`;
  const isTransient = error.kind === "server" || error.kind === "network";
  return { kind: isTransient ? "transient" : "refused", words: text };
}

function isOwn(cause: unknown): boolean {
  return cause instanceof BudgetSpentError || cause instanceof ConnectionLostError;
}
