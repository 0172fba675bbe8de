import { createHash } from "node:crypto";
import { isSameSecret } from "./client.ts";
import type { Parameters } from "./parameters.ts";
import { Refusal } from "./refusal.ts";

export interface CodeChallenge {
  method: "S256" | "plain";
  value: string;
}

/** Form of verifier and challenge (RFC 7636 sections 4.1 and 4.2). */
const form = /^[A-Za-z0-9._~-]{43,128}$/;

/**
 * The challenge of an authorization request; null when there is none.
 * @throws Refusal `invalid_request` (RFC 7636 section 4.4.1).
 */
export function readChallenge(parameters: Parameters): CodeChallenge | null {
  const value = parameters.get("code_challenge");
  const method = parameters.get("code_challenge_method");
  if (value === undefined) {
    if (method === undefined) return null;
    throw new Refusal("invalid_request", "code_challenge is missing");
  }
  if (method !== undefined && method !== "S256" && method !== "plain") {
    throw new Refusal("invalid_request", "code_challenge_method must be S256 or plain");
  }
  if (!form.test(value)) {
    throw new Refusal("invalid_request", "code_challenge must be 43 to 128 unreserved characters");
  }
  return { method: method ?? "plain", value };
}

/**
 * Holds a verifier against the challenge of its code. A verifier without a challenge is refused too:
 * somebody took the challenge out on the way (RFC 9700 section 2.1.1).
 * @throws Refusal `invalid_grant`.
 */
export function requireVerifier({
  challenge,
  verifier,
}: {
  challenge: CodeChallenge | null;
  verifier: string | null;
}): void {
  if (challenge === null && verifier === null) return;
  if (challenge === null) {
    throw new Refusal("invalid_grant", "The authorization request had no code_challenge");
  }
  if (verifier === null) throw new Refusal("invalid_grant", "code_verifier is missing");
  const isFit =
    form.test(verifier) && isSameSecret(transform(challenge.method, verifier), challenge.value);
  if (!isFit) throw new Refusal("invalid_grant", "code_verifier does not fit the code_challenge");
}

function transform(method: CodeChallenge["method"], verifier: string): string {
  return method === "plain" ? verifier : createHash("sha256").update(verifier).digest("base64url");
}
