import { randomUUID } from "node:crypto";
import { toTokenColumns } from "../../connections/tokens.ts";
import { asSystem } from "../../db/scope.ts";
import {
  createAuthorization,
  type OAuthTokens,
  readCallback,
  requestTokens,
} from "../../oura/oauth.ts";
import { scopes as allScopes } from "../../oura/scopes.ts";
import { toUserId, type UserId } from "../../user-id.ts";
import { redirectUri } from "./sandbox-process.ts";

const scopeNames = allScopes.map(({ name }) => name);

/** An account with a grant of the sandbox's. */
export interface ConnectedPerson {
  userId: UserId;
  ouraUserId: string;
}

/** A consent given to the sandbox, not stored yet. */
interface GivenConsent {
  ouraUserId: string;
  tokens: OAuthTokens;
}

/** Consents for a persona through the sandbox's own form. */
export async function giveConsent({
  url,
  personaId,
  scopes = scopeNames,
}: {
  url: string;
  personaId: string;
  /** Those left ticked. */
  scopes?: readonly string[];
}): Promise<GivenConsent> {
  const application = {
    endpoints: {
      authorizeUrl: `${url}/oauth/authorize`,
      tokenUrl: `${url}/oauth/token`,
      revokeUrl: `${url}/oauth/revoke`,
    },
    clientId: "ringboard-sandbox",
    clientSecret: "ringboard-sandbox-secret",
    redirectUri,
    fetch,
  };
  const {
    url: consent,
    state,
    codeVerifier,
  } = await createAuthorization({
    application,
    scopes: scopeNames,
  });
  const page = await (await fetch(consent)).text();
  const request = /name="request"[^>]*value="([^"]+)"/.exec(page)?.[1];
  if (request === undefined) throw new Error("the consent page has no request");
  const form = new URLSearchParams({ request, decision: "allow", persona: personaId });
  for (const scope of scopes) form.append("scope", scope);
  const answer = await fetch(`${url}/oauth/authorize`, {
    method: "POST",
    body: form,
    redirect: "manual",
    headers: { origin: url, "sec-fetch-site": "same-origin" },
  });
  const location = new URL(answer.headers.get("location") ?? "", url);
  const parameters = location.searchParams;
  const callback = readCallback({ application, parameters, expectedState: state });
  const grant = { type: "authorization_code", callback, codeVerifier } as const;
  const tokens = await requestTokens({ application, grant });
  const info = await fetch(`${url}/v2/usercollection/personal_info`, {
    headers: { authorization: `Bearer ${tokens.accessToken}` },
  });
  if (!info.ok) throw new Error(`whose ring it is was answered ${info.status}`);
  const { id: ouraUserId } = (await info.json()) as { id: string };
  return { ouraUserId, tokens };
}

/** Makes an account and connects it to a persona of the sandbox. */
export async function connectPerson({
  url,
  personaId,
  scopes = scopeNames,
}: {
  url: string;
  personaId: string;
  /** Those left ticked. */
  scopes?: readonly string[];
}): Promise<ConnectedPerson> {
  const { ouraUserId, tokens } = await giveConsent({ url, personaId, scopes });
  const userId = toUserId(randomUUID());
  await asSystem("maintenance", async (db) => {
    await db.user.create({
      data: { id: userId, email: `${userId}@example.org`, name: "Test", passwordHash: "none" },
    });
    // Tests reuse personas, and an aborted one leaves its ring and events behind.
    await db.connection.deleteMany({ where: { ouraUserId } });
    await db.webhookEvent.deleteMany({ where: { ouraUserId } });
    await db.connection.create({
      data: {
        userId,
        ouraUserId,
        scopes: [...scopes],
        requestedScopes: scopeNames,
        ...toTokenColumns({ userId, tokens }),
      },
    });
  });
  return { userId, ouraUserId };
}

/**
 * Deletes an account and everything of it. A worker may be writing for the person and holds rows that
 * the deletion cascades to: PostgreSQL then ends one of the two, which is tried again.
 */
export async function deletePerson(person: ConnectedPerson): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await deleteOnce(person);
      return;
    } catch (error) {
      if (attempt === mostAttempts || !isConflict(error)) throw error;
    }
  }
}

const mostAttempts = 10;

function isConflict(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "P2034";
}

async function deleteOnce({ userId, ouraUserId }: ConnectedPerson): Promise<void> {
  await asSystem("maintenance", async (db) => {
    const where = { userId };
    await db.$queryRaw`SELECT 1 FROM app_user WHERE id = ${userId}::uuid FOR UPDATE`;
    await db.ouraDocumentRevision.deleteMany({ where });
    await db.ouraDocument.deleteMany({ where });
    await db.heartRateRevision.deleteMany({ where });
    await db.heartRateDay.deleteMany({ where });
    await db.userDay.deleteMany({ where });
    await db.webhookEvent.deleteMany({ where: { ouraUserId } });
    await db.user.delete({ where: { id: userId } });
  });
}
