import {
  AuthorizationResponseError,
  OperationProcessingError,
  ResponseBodyError,
  UnsupportedOperationError,
  WWWAuthenticateChallengeError,
} from "oauth4webapi";

export type OAuthErrorKind =
  /** The person said no. */
  | "access_denied"
  /** The code or refresh token is spent, expired or unknown: the person must connect again. */
  | "invalid_grant"
  /** Client id or secret are wrong: the operator must act. */
  | "invalid_client"
  /** Any other refusal named by the protocol; see {@link OAuthError.code}. */
  | "refused"
  /** The callback's `state` is missing or not the one that was sent. */
  | "state_mismatch"
  | "rate_limited"
  | "server"
  /** No whole answer: DNS, connection or time-out. */
  | "network"
  /** An answer outside the protocol, a redirect included. */
  | "malformed";

/** What went wrong between Ringboard and the authorization server. Holds no code, token or state. */
export class OAuthError extends Error {
  override readonly name = "OAuthError";
  readonly kind: OAuthErrorKind;
  /** The protocol's own `error` code, when one was sent. */
  readonly code: string | null;
  readonly status: number | null;

  constructor({
    kind,
    message,
    code = null,
    status = null,
    cause,
  }: {
    kind: OAuthErrorKind;
    message: string;
    code?: string | null;
    status?: number | null;
    cause?: unknown;
  }) {
    super(message, cause === undefined ? undefined : { cause });
    this.kind = kind;
    this.code = code;
    this.status = status;
  }
}

const kindByCode: ReadonlyMap<string, OAuthErrorKind> = new Map([
  ["access_denied", "access_denied"],
  ["invalid_grant", "invalid_grant"],
  ["invalid_client", "invalid_client"],
  ["unauthorized_client", "invalid_client"],
  ["server_error", "server"],
  ["temporarily_unavailable", "server"],
]);

/**
 * Names what oauth4webapi or fetch threw. The library's own errors carry answers, codes and tokens in
 * their `cause`, so of those only the words are kept; a transport error keeps its whole cause.
 */
export function toOAuthError({ error, subject }: { error: unknown; subject: string }): OAuthError {
  if (error instanceof OAuthError) return error;
  if (error instanceof AuthorizationResponseError || error instanceof ResponseBodyError) {
    const status = error instanceof ResponseBodyError ? error.status : null;
    const kind = kindByCode.get(error.error) ?? toStatusKind(status) ?? "refused";
    const message = `${subject} was refused: ${error.error}`;
    return new OAuthError({ kind, message, code: error.error, status, cause: toBare(error) });
  }
  if (error instanceof WWWAuthenticateChallengeError) {
    const message = `${subject} was refused: the client is not known`;
    const { status } = error;
    return new OAuthError({ kind: "invalid_client", message, status, cause: toBare(error) });
  }
  if (error instanceof OperationProcessingError || error instanceof UnsupportedOperationError) {
    return toAnswerError({ error, subject });
  }
  return new OAuthError({ kind: "network", message: `${subject} got no answer`, cause: error });
}

function toAnswerError({ error, subject }: { error: Error; subject: string }): OAuthError {
  const cause = toBare(error);
  const response = error.cause instanceof Response ? error.cause : null;
  const status = response?.status ?? null;
  const kind = toStatusKind(status) ?? "malformed";
  const message =
    status === null
      ? `${subject} was answered outside the protocol`
      : `${subject} was answered ${status} outside the protocol`;
  return new OAuthError({ kind, message, status, cause });
}

function toStatusKind(status: number | null): OAuthErrorKind | null {
  if (status === 429) return "rate_limited";
  return status !== null && status >= 500 ? "server" : null;
}

/** An error's name and words, without the answer it carries. */
function toBare(error: Error): Error {
  const bare = new Error(error.message);
  bare.name = error.name;
  return bare;
}
