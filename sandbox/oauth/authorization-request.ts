import { type Parameters, requireParameter } from "./parameters.ts";
import { type CodeChallenge, readChallenge } from "./pkce.ts";
import type { Portal } from "./portals.ts";
import { Refusal } from "./refusal.ts";
import { toRequestedScopes } from "./scopes.ts";

/** An authorization request that was found good and waits for a person's answer. */
export interface AuthorizationRequest {
  clientId: string;
  redirectUri: string;
  /** Whether the client named the redirect URI, and so must name it again for the code. */
  isRedirectUriSent: boolean;
  /** As they go on the wire. */
  scopes: readonly string[];
  state: string | null;
  /** Null when the client sent none. */
  challenge: CodeChallenge | null;
}

/** What a code was given for. */
export interface Authorization extends AuthorizationRequest {
  personaId: string;
}

/**
 * What the parameters ask for, beside client and redirect URI.
 * @throws Refusal which goes back to the client by redirect (RFC 6749 section 4.1.2.1).
 */
export function readRequest({
  parameters,
  portal,
}: {
  parameters: Parameters;
  portal: Portal;
}): Pick<AuthorizationRequest, "scopes" | "challenge"> {
  if (requireParameter(parameters, "response_type") !== "code") {
    throw new Refusal("unsupported_response_type", "The only response_type is code");
  }
  const scopes = toRequestedScopes({ parameter: parameters.get("scope") ?? "", portal });
  if (scopes === null) {
    const form = portal.scopePrefix === "" ? "daily" : `${portal.scopePrefix}daily`;
    throw new Refusal("invalid_scope", `A scope is unknown here; they look like ${form}`);
  }
  return { scopes, challenge: readChallenge(parameters) };
}

/** A redirect URI with more parameters; what its own query holds stays as it is (section 3.1.2). */
export function toCallback({
  redirectUri,
  values,
}: {
  redirectUri: string;
  /** Null leaves one out. */
  values: Readonly<Record<string, string | null>>;
}): string {
  const added = new URLSearchParams();
  for (const [name, value] of Object.entries(values)) if (value !== null) added.append(name, value);
  const sign = redirectUri.includes("?") ? "&" : "?";
  return `${redirectUri}${sign}${added}`;
}
