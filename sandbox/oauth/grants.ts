import { randomUUID } from "node:crypto";
import type { Grant, StateStore } from "../state.ts";
import { type Access, createToken, hashToken } from "./bearers.ts";
import { toShortScope } from "./scopes.ts";

/** A token pair as it is handed out, once. */
export interface IssuedTokens {
  accessToken: string;
  refreshToken: string;
  expiresIn: number;
  /** As they go on the wire. */
  scopes: readonly string[];
}

/** Access tokens of one grant that work side by side. */
const accessTokensMost = 20;

/**
 * Consent that was given, and its tokens; only hashes are kept. All refresh tokens of a grant share a
 * random beginning, its family, so that a used one is recognised however long ago that was.
 */
export class Grants {
  readonly #store: StateStore;
  readonly #accessTokenSeconds: number;
  readonly #now: () => number;
  /** Grants by the hashes of their access tokens, and the list that they were taken from. */
  #index: { list: readonly Grant[]; byToken: ReadonlyMap<string, Grant> } | null = null;

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
    code,
  }: {
    personaId: string;
    clientId: string;
    scopes: readonly string[];
    code: string;
  }): IssuedTokens {
    const grant: Grant = {
      id: randomUUID(),
      personaId,
      clientId,
      scopes: [...scopes],
      createdAt: this.#now(),
      codeHash: hashToken(code),
      accessTokens: [],
      familyHash: "",
      refreshHash: "",
    };
    this.#store.value.grants.push(grant);
    return this.#issue({ grant, family: createToken(), scopes: null });
  }

  /** The grant that a code was exchanged for, or null. */
  ofCode(code: string): Grant | null {
    const hash = hashToken(code);
    return this.list().find(({ codeHash }) => codeHash === hash) ?? null;
  }

  /** The grant of an access token, expired or not, or of any refresh token it ever had; or null. */
  ofToken(token: string): Grant | null {
    return this.#ofAccessToken(hashToken(token)) ?? this.ofRefreshToken(token)?.grant ?? null;
  }

  /** The grant of a refresh token, and whether it is the one that still works; or null. */
  ofRefreshToken(token: string): { grant: Grant; isLive: boolean } | null {
    const hash = hashToken(token);
    const family = toFamily(token);
    const familyHash = family === null ? null : hashToken(family);
    const grant = this.list().find(
      (candidate) => candidate.refreshHash === hash || candidate.familyHash === familyHash,
    );
    return grant ? { grant, isLive: grant.refreshHash === hash } : null;
  }

  /** Turns a live refresh token over; `scopes` narrows the access token, null leaves it the grant's. */
  rotate({
    grant,
    refreshToken,
    scopes,
  }: {
    grant: Grant;
    refreshToken: string;
    scopes: readonly string[] | null;
  }): IssuedTokens {
    return this.#issue({ grant, family: toFamily(refreshToken) ?? createToken(), scopes });
  }

  /** What a bearer token stands for, or null when it is unknown, expired or revoked. */
  access(accessToken: string): Access | null {
    const hash = hashToken(accessToken);
    const grant = this.#ofAccessToken(hash);
    const token = grant?.accessTokens.find((kept) => kept.hash === hash);
    if (!grant || !token || token.expiresAt <= this.#now()) return null;
    const { id: grantId, personaId, clientId, scopes } = grant;
    return { grantId, personaId, clientId, scopes: (token.scopes ?? scopes).map(toShortScope) };
  }

  /** Ends a grant by its id, with all its tokens. */
  revoke(grantId: string): void {
    this.#remove(({ id }) => id === grantId);
  }

  /** Ends whatever a person granted an application. */
  revokeApplication({ personaId, clientId }: { personaId: string; clientId: string }): void {
    this.#remove((grant) => grant.personaId === personaId && grant.clientId === clientId);
  }

  /** Whether any application reads a persona's data. */
  isGranted(personaId: string): boolean {
    return this.list().some((grant) => grant.personaId === personaId);
  }

  /** The scopes, short, that a persona has granted an application; null without any grant. */
  grantedScopes({
    personaId,
    clientId,
  }: {
    personaId: string;
    clientId: string;
  }): ReadonlySet<string> | null {
    const grants = this.list().filter(
      (grant) => grant.personaId === personaId && grant.clientId === clientId,
    );
    if (grants.length === 0) return null;
    return new Set(grants.flatMap(({ scopes }) => scopes.map(toShortScope)));
  }

  /** Every request asks for this, and a thousand people have a thousand grants. */
  #ofAccessToken(hash: string): Grant | null {
    const list = this.list();
    if (this.#index?.list !== list) {
      const pairs = list.flatMap((grant) =>
        grant.accessTokens.map((kept): [string, Grant] => [kept.hash, grant]),
      );
      this.#index = { list, byToken: new Map(pairs) };
    }
    return this.#index.byToken.get(hash) ?? null;
  }

  #remove(isGone: (grant: Grant) => boolean): void {
    const state = this.#store.value;
    state.grants = state.grants.filter((grant) => !isGone(grant));
    this.#store.touch();
  }

  #issue({
    grant,
    family,
    scopes,
  }: {
    grant: Grant;
    family: string;
    scopes: readonly string[] | null;
  }): IssuedTokens {
    const now = this.#now();
    const accessToken = createToken();
    const refreshToken = `${family}.${createToken()}`;
    const fresh = {
      hash: hashToken(accessToken),
      expiresAt: now + this.#accessTokenSeconds * 1000,
      scopes: scopes === null ? null : [...scopes],
    };
    grant.accessTokens = [
      ...grant.accessTokens.filter(({ expiresAt }) => expiresAt > now),
      fresh,
    ].slice(-accessTokensMost);
    this.#index = null;
    grant.familyHash = hashToken(family);
    grant.refreshHash = hashToken(refreshToken);
    this.#store.touch();
    return {
      accessToken,
      refreshToken,
      expiresIn: this.#accessTokenSeconds,
      scopes: scopes ?? grant.scopes,
    };
  }
}

/** What a refresh token begins with, or null for a token of another form. */
function toFamily(refreshToken: string): string | null {
  const dot = refreshToken.indexOf(".");
  return dot > 0 ? refreshToken.slice(0, dot) : null;
}
