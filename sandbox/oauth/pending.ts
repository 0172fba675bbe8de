import { createHash, randomBytes } from "node:crypto";

/** An authorization request whose client and redirect URI were found good. */
export interface AuthorizationRequest {
  clientId: string;
  redirectUri: string;
  scopes: readonly string[];
  state: string | null;
  /** S256 challenge, or null when the client sent none. */
  codeChallenge: string | null;
}

/** What a code was given for. */
export interface Authorization extends AuthorizationRequest {
  personaId: string;
}

const lifetime = 10 * 60 * 1000;

/** Single-use values that live ten minutes: requests that wait for a click, codes that wait for exchange. */
export class SingleUse<Value> {
  readonly #kept = new Map<string, { value: Value; expiresAt: number }>();
  readonly #now: () => number;

  constructor(now: () => number) {
    this.#now = now;
  }

  put(value: Value): string {
    const now = this.#now();
    for (const [key, { expiresAt }] of this.#kept) if (expiresAt <= now) this.#kept.delete(key);
    const key = randomBytes(24).toString("base64url");
    this.#kept.set(key, { value, expiresAt: now + lifetime });
    return key;
  }

  /** The value, once; null when it is unknown, used or too old. */
  take(key: string): Value | null {
    const kept = this.#kept.get(key);
    this.#kept.delete(key);
    return kept && kept.expiresAt > this.#now() ? kept.value : null;
  }
}

/** Whether a verifier fits the challenge that came with the authorization request (RFC 7636, S256). */
export function fitsChallenge({
  challenge,
  verifier,
}: {
  challenge: string | null;
  verifier: string | null;
}): boolean {
  if (challenge === null) return true;
  if (verifier === null) return false;
  return createHash("sha256").update(verifier).digest("base64url") === challenge;
}
