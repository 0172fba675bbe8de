import { asSystem } from "../db/scope.ts";
import type { SessionId, UserId } from "../user-id.ts";
import {
  type AuthorizationOutcome,
  beginAuthorization,
  completeAuthorization,
} from "./authorization.ts";
import type { TestOura } from "./test-oura.ts";

/** Signs a test person in. */
export async function createTestSession(userId: UserId): Promise<SessionId> {
  const expiresAt = new Date(Date.now() + 3_600_000);
  const { id } = await asSystem("maintenance", (db) =>
    db.session.create({ data: { userId, expiresAt }, select: { id: true } }),
  );
  return id as SessionId;
}

/** Begins a consent and returns the callback that Oura would answer it with. */
export async function beginTestConsent({
  userId,
  sessionId,
  oura,
}: {
  userId: UserId;
  sessionId: SessionId;
  oura: TestOura;
}): Promise<URLSearchParams> {
  const url = await beginAuthorization({ userId, sessionId, ticked: ["daily", "heartrate"] });
  const state = url?.searchParams.get("state") ?? "";
  return new URLSearchParams({ code: oura.issueCode(), state });
}

/** Walks a person through the whole consent. */
export async function connectTestPerson({
  userId,
  oura,
}: {
  userId: UserId;
  oura: TestOura;
}): Promise<AuthorizationOutcome> {
  const sessionId = await createTestSession(userId);
  const parameters = await beginTestConsent({ userId, sessionId, oura });
  return completeAuthorization({ userId, sessionId, parameters, fetch: oura.fetch });
}
