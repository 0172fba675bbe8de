import { createHash, randomBytes } from "node:crypto";

/** What an access token lets its bearer do. */
export interface Access {
  personaId: string;
  /** Whose requests these are when an application's are counted. */
  clientId: string;
  /** The consent, or the personal token, that it comes from. */
  grantId: string;
  /** Short scopes. */
  scopes: readonly string[];
}

/** Whoever can tell what a bearer token stands for: null when it is unknown, expired or revoked. */
export interface Bearers {
  access: (token: string) => Access | null;
}

/** The first answer of several. */
export function toBearers(sources: readonly Bearers[]): Bearers {
  return {
    access: (token) => {
      for (const source of sources) {
        const access = source.access(token);
        if (access !== null) return access;
      }
      return null;
    },
  };
}

/** 192 random bits as text. */
export function createToken(): string {
  return randomBytes(24).toString("base64url");
}

/** What is kept of a token. Tokens are random, so a plain hash is enough. */
export function hashToken(token: string): string {
  return createHash("sha256").update(token).digest("base64url");
}
