import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { closeDatabase } from "../db/client.ts";
import { asSystem, asUser } from "../db/scope.ts";
import { createTestPerson } from "../documents/test-person.ts";
import type { SessionId, UserId } from "../user-id.ts";
import { beginAuthorization, completeAuthorization } from "./authorization.ts";
import { getConnection } from "./data.ts";
import { beginTestConsent, connectTestPerson, createTestSession } from "./test-connection.ts";
import { startTestOura, type TestOura } from "./test-oura.ts";

let oura: TestOura;
let userId: UserId;
let sessionId: SessionId;

beforeEach(async () => {
  oura = await startTestOura();
  userId = await createTestPerson();
  sessionId = await createTestSession(userId);
});
afterEach(() => oura.close());
afterAll(closeDatabase);

const begin = () => beginTestConsent({ userId, sessionId, oura });
const complete = (parameters: URLSearchParams) =>
  completeAuthorization({ userId, sessionId, parameters, fetch: oura.fetch });
const refused = (reason: string) => ({ connected: false, reason });

describe("the consent at Oura", () => {
  it("begins with PKCE, a fresh state and the redirect of APP_URL", async () => {
    const [first, second] = await Promise.all(
      [1, 2].map(() => beginAuthorization({ userId, sessionId, ticked: ["daily", "nonsense"] })),
    );
    const query = first?.searchParams;
    expect(query?.get("scope")).toBe("daily");
    expect(query?.get("code_challenge_method")).toBe("S256");
    expect(query?.get("redirect_uri")).toBe(`${process.env.APP_URL}/api/oura/callback`);
    expect(query?.get("state")).not.toBe(second?.searchParams.get("state"));
  });

  it("does not begin with nothing ticked", async () => {
    expect(await beginAuthorization({ userId, sessionId, ticked: [] })).toBeNull();
  });

  it("ends in an active connection with the scopes that were granted", async () => {
    oura.scope = "extapi:daily";
    expect(await complete(await begin())).toEqual({ connected: true, grantedScopes: ["daily"] });
    expect(await getConnection(userId)).toMatchObject({
      status: "active",
      scopes: ["daily"],
      requestedScopes: ["daily", "heartrate"],
      ouraUserId: oura.personId,
    });
  });

  it("leaves no token, code or verifier readable in the database", async () => {
    const parameters = await begin();
    await complete(parameters);
    const rows = await asSystem("maintenance", async (db) => [
      await db.connection.findUnique({ where: { userId } }),
      await db.oauthTransaction.findMany({ where: { userId } }),
      await db.auditEvent.findMany({ where: { userId } }),
    ]);
    const dump = JSON.stringify(rows);
    expect(dump).not.toMatch(/access-|refresh-/);
    expect(dump).not.toContain(parameters.get("state"));
    expect(dump).not.toContain(parameters.get("code"));
  });

  it("exchanges one code for two callbacks at once", async () => {
    const parameters = await begin();
    const outcomes = await Promise.all([1, 2, 3].map(() => complete(parameters)));
    expect(outcomes.filter(({ connected }) => connected)).toHaveLength(1);
    expect(outcomes).toContainEqual(refused("replayed"));
    expect(oura.exchanges).toMatchObject({ codes: 1, refused: 0 });
  });

  it("refuses a state that is missing, unknown, replayed, expired or of another session", async () => {
    expect(await complete(new URLSearchParams({ code: "c" }))).toEqual(refused("unknown_state"));
    const unknown = new URLSearchParams({ code: "c", state: "nobody" });
    expect(await complete(unknown)).toEqual(refused("unknown_state"));

    const used = await begin();
    await complete(used);
    expect(await complete(used)).toEqual(refused("replayed"));

    const late = await begin();
    await asUser(userId, (db) =>
      db.oauthTransaction.updateMany({
        where: { usedAt: null },
        data: { expiresAt: new Date(Date.now() - 1000) },
      }),
    );
    expect(await complete(late)).toEqual(refused("expired"));

    const elsewhere = await begin();
    sessionId = await createTestSession(userId);
    expect(await complete(elsewhere)).toEqual(refused("other_session"));
  });

  it("refuses a state that another person began", async () => {
    const parameters = await begin();
    const other = await createTestPerson();
    const outcome = await completeAuthorization({
      userId: other,
      sessionId: await createTestSession(other),
      parameters,
      fetch: oura.fetch,
    });
    expect(outcome).toEqual(refused("unknown_state"));
    expect(oura.exchanges.codes).toBe(0);
  });

  it("tells a denial, a refused code and an unreachable Oura apart, and exchanges nothing twice", async () => {
    vi.spyOn(console, "warn").mockImplementation(() => {});
    const denial = await begin();
    denial.delete("code");
    denial.set("error", "access_denied");
    expect(await complete(denial)).toEqual(refused("denied"));

    const spent = await begin();
    spent.set("code", "never-issued");
    expect(await complete(spent)).toEqual(refused("refused_code"));

    oura.tokenFailure = "down";
    expect(await complete(await begin())).toEqual(refused("unreachable"));
    expect(await getConnection(userId)).toBeNull();
  });

  it("raises an alarm when the application itself is refused", async () => {
    const alarm = vi.spyOn(console, "error").mockImplementation(() => {});
    oura.tokenFailure = "invalid_client";
    expect(await complete(await begin())).toEqual(refused("misconfigured"));
    expect(alarm).toHaveBeenCalledWith(expect.stringContaining("ALARM"), expect.anything());
  });
});

describe("whose ring it is", () => {
  it("keeps a ring with the account that has it, also when two connect at once", async () => {
    const people = await Promise.all([createTestPerson(), createTestPerson(), createTestPerson()]);
    const outcomes = await Promise.all(
      people.map((person) => connectTestPerson({ userId: person, oura })),
    );
    expect(outcomes.filter(({ connected }) => connected)).toHaveLength(1);
    expect(outcomes.filter((outcome) => !outcome.connected)).toEqual([
      refused("ring_taken"),
      refused("ring_taken"),
    ]);
  });

  it("never continues one person's history with another's", async () => {
    await complete(await begin());
    oura.personId = "somebody-else";
    expect(await complete(await begin())).toEqual(refused("other_ring"));
  });

  it("renews the grant of the same ring and forgives the types that were refused", async () => {
    await complete(await begin());
    await asUser(userId, (db) =>
      db.connection.update({
        where: { userId },
        data: { status: "needs_reauth", deniedTypes: ["heartrate"] },
      }),
    );
    oura.scope = "daily heartrate spo2";
    expect(await complete(await begin())).toMatchObject({ connected: true });
    expect(await getConnection(userId)).toMatchObject({
      status: "active",
      deniedTypes: [],
      scopes: ["daily", "heartrate", "spo2"],
    });
  });
});
