import { randomUUID } from "node:crypto";
import type { PersonalToken, StateStore } from "../state.ts";
import { type Access, createToken, hashToken } from "./bearers.ts";

/** Tokens that people make for themselves; without an end, and only hashes are kept. */
export class PersonalTokens {
  readonly #store: StateStore;
  readonly #now: () => number;
  /** Upstream withdrew them all; none works and none is issued then. */
  readonly isWithdrawn: boolean;

  constructor({
    store,
    isWithdrawn,
    now,
  }: { store: StateStore; isWithdrawn: boolean; now: () => number }) {
    this.#store = store;
    this.isWithdrawn = isWithdrawn;
    this.#now = now;
  }

  list(): readonly PersonalToken[] {
    return this.#store.value.personalTokens;
  }

  /** Issues one; the token itself is given here and never again. */
  create({
    personaId,
    scopes,
    note,
  }: {
    personaId: string;
    /** Short. */
    scopes: readonly string[];
    note: string;
  }): { token: string; entry: PersonalToken } {
    const token = createToken();
    const entry: PersonalToken = {
      id: randomUUID(),
      personaId,
      note,
      scopes: [...scopes],
      hash: hashToken(token),
      createdAt: this.#now(),
    };
    this.#store.value.personalTokens.push(entry);
    this.#store.touch();
    return { token, entry };
  }

  /** Ends one by its id; false when there is none. */
  revoke(tokenId: string): boolean {
    const state = this.#store.value;
    const left = state.personalTokens.filter(({ id }) => id !== tokenId);
    if (left.length === state.personalTokens.length) return false;
    state.personalTokens = left;
    this.#store.touch();
    return true;
  }

  /** What a bearer token stands for, or null when it is unknown, revoked or withdrawn. */
  access(token: string): Access | null {
    if (this.isWithdrawn) return null;
    const hash = hashToken(token);
    const found = this.list().find((candidate) => candidate.hash === hash);
    if (!found) return null;
    const { id, personaId, scopes } = found;
    return { personaId, clientId: `personal-token:${id}`, grantId: id, scopes };
  }
}
