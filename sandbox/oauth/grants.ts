import { createHash, randomBytes, randomUUID } from "node:crypto";
import type { Grant, StateStore } from "../state.ts";
import { toShortScope } from "./scopes.ts";

/** What an access token lets its bearer do. */
export interface Access {
  grantId: string;
  personaId: string;
  clientId: string;
  /** Short scopes. */
  scopes: readonly string[];
}

/** A token pair as it is handed out, once. */
export interface IssuedTokens {
  accessToken: string;
  refreshToken: string;
  expiresIn: number;
  scopes: readonly string[];
}

const keptRefreshHashes = 50;

/** Consent that was given, and its tokens; only hashes of tokens are kept. */
export class Grants {
  readonly #store: StateStore;
  readonly #accessTokenSeconds: number;
  readonly #now: () => number;

  constructor({
    store,
    accessTokenSeconds,
    now,
  }: { store: StateStore; accessTokenSeconds: number; now: () => number }) {
    this.#store = store;
    this.#accessTokenSeconds = accessTokenSeconds;
    this.#now = now;
  }

  list(): readonly Grant[] {
    return this.#store.value.grants;
  }

  /** Records a consent and issues its first tokens. */
  create({
    personaId,
    clientId,
    scopes,
  }: {
    personaId: string;
    clientId: string;
    scopes: readonly string[];
  }): IssuedTokens {
    const grant: Grant = {
      id: randomUUID(),
      personaId,
      clientId,
      scopes: [...scopes],
      createdAt: this.#now(),
      accessTokens: [],
      refreshHash: "",
      usedRefreshHashes: [],
    };
    this.#store.value.grants.push(grant);
    return this.#issue(grant);
  }

  /**
   * Turns a refresh token over. A token that was used before kills its grant, as upstream does;
   * null then, and for one that is unknown or another client's.
   */
  refresh({
    refreshToken,
    clientId,
  }: {
    refreshToken: string;
    clientId: string;
  }): IssuedTokens | null {
    const hash = hashOf(refreshToken);
    const reused = this.list().find(({ usedRefreshHashes }) => usedRefreshHashes.includes(hash));
    if (reused) {
      this.revoke(reused.id);
      return null;
    }
    const grant = this.list().find((candidate) => candidate.refreshHash === hash);
    if (!grant || grant.clientId !== clientId) return null;
    grant.usedRefreshHashes = [...grant.usedRefreshHashes, hash].slice(-keptRefreshHashes);
    return this.#issue(grant);
  }

  /** What a bearer token stands for, or null when it is unknown, expired or revoked. */
  access(accessToken: string): Access | null {
    const hash = hashOf(accessToken);
    const now = this.#now();
    for (const grant of this.list()) {
      const token = grant.accessTokens.find((candidate) => candidate.hash === hash);
      if (!token || token.expiresAt <= now) continue;
      return {
        grantId: grant.id,
        personaId: grant.personaId,
        clientId: grant.clientId,
        scopes: grant.scopes.map(toShortScope),
      };
    }
    return null;
  }

  /** Ends a grant by its id, with all its tokens; false when there is none. */
  revoke(grantId: string): boolean {
    const { grants } = this.#store.value;
    const index = grants.findIndex(({ id }) => id === grantId);
    if (index === -1) return false;
    grants.splice(index, 1);
    this.#store.touch();
    return true;
  }

  /** The scopes, short, that someone has granted on a persona's data; null without any grant. */
  grantedScopes(personaId: string): ReadonlySet<string> | null {
    const grants = this.list().filter((grant) => grant.personaId === personaId);
    if (grants.length === 0) return null;
    return new Set(grants.flatMap(({ scopes }) => scopes.map(toShortScope)));
  }

  #issue(grant: Grant): IssuedTokens {
    const now = this.#now();
    const accessToken = randomBytes(24).toString("base64url");
    const refreshToken = randomBytes(24).toString("base64url");
    const fresh = { hash: hashOf(accessToken), expiresAt: now + this.#accessTokenSeconds * 1000 };
    grant.accessTokens = [
      ...grant.accessTokens.filter(({ expiresAt }) => expiresAt > now),
      fresh,
    ].slice(-20);
    grant.refreshHash = hashOf(refreshToken);
    this.#store.touch();
    return { accessToken, refreshToken, expiresIn: this.#accessTokenSeconds, scopes: grant.scopes };
  }
}

function hashOf(token: string): string {
  return createHash("sha256").update(token).digest("base64url");
}
