import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { listAlarms } from "../alarms/data.ts";
import { closeDatabase } from "../db/client.ts";
import { asSystem, asUser } from "../db/scope.ts";
import { createTestPerson } from "../documents/test-person.ts";
import type { UserId } from "../user-id.ts";
import { openOuraClient } from "./client.ts";
import { getConnection } from "./data.ts";
import { connectTestPerson } from "./test-connection.ts";
import { startTestOura, type TestOura } from "./test-oura.ts";
import { ConnectionLostError, getAccessToken } from "./tokens.ts";

let oura: TestOura;
let userId: UserId;

beforeEach(async () => {
  oura = await startTestOura();
  userId = await createTestPerson();
  await connectTestPerson({ userId, oura });
});
afterEach(() => oura.close());
afterAll(closeDatabase);

const token = (rejected: string | null = null) =>
  getAccessToken({ userId, rejected, fetch: oura.fetch });

/** Lets the stored token be about to expire, or be over. */
async function letExpire({ inSeconds }: { inSeconds: number }): Promise<void> {
  const connectedAt = new Date(Date.now() - 86_400_000);
  const expiresAt = new Date(Date.now() + inSeconds * 1000);
  await asUser(userId, (db) =>
    db.connection.update({ where: { userId }, data: { connectedAt, expiresAt } }),
  );
}

describe("an access token", () => {
  it("is served from the store while it is good", async () => {
    expect(await token()).toMatch(/^access-/);
    expect(oura.exchanges.refreshes).toBe(0);
  });

  it("is refreshed once for 20 callers at once, ahead of its expiry", async () => {
    await letExpire({ inSeconds: 60 });
    const tokens = await Promise.all(Array.from({ length: 20 }, () => token()));
    expect(new Set(tokens).size).toBe(1);
    expect(oura.exchanges).toMatchObject({ refreshes: 1, refused: 0 });
  });

  it("is refreshed once for processes that know nothing of each other", async () => {
    await letExpire({ inSeconds: 60 });
    const processes = await Promise.all(
      Array.from({ length: 4 }, async () => {
        vi.resetModules();
        const { getAccessToken: get } = await import("./tokens.ts");
        const { closeDatabase: close } = await import("../db/client.ts");
        return { get, close };
      }),
    );
    const tokens = await Promise.all(
      processes.flatMap(({ get }) =>
        Array.from({ length: 5 }, () => get({ userId, fetch: oura.fetch })),
      ),
    );
    expect(new Set(tokens).size).toBe(1);
    expect(oura.exchanges).toMatchObject({ refreshes: 1, refused: 0 });
  });

  it("is replaced once when Oura rejects it, however many noticed", async () => {
    const rejected = await token();
    const tokens = await Promise.all(Array.from({ length: 20 }, () => token(rejected)));
    expect(new Set(tokens).size).toBe(1);
    expect(tokens[0]).not.toBe(rejected);
    expect(oura.exchanges.refreshes).toBe(1);
  });

  it("is not replaced again and again: a brand-new one that is rejected lacks a scope", async () => {
    const fresh = await token(await token());
    expect(await token(fresh)).toBe(fresh);
    expect(oura.exchanges.refreshes).toBe(1);
  });

  it("still serves when a refresh ahead of expiry fails for now", async () => {
    const before = await token();
    await letExpire({ inSeconds: 60 });
    oura.tokenFailure = "down";
    expect(await token()).toBe(before);
    await expect(token(before)).rejects.toMatchObject({ name: "OAuthError", kind: "server" });
    expect(await getConnection(userId)).toMatchObject({ status: "active" });
  });

  it("is gone for good after invalid_grant, with words for the person and no further try", async () => {
    await letExpire({ inSeconds: -1 });
    oura.tokenFailure = "invalid_grant";
    await expect(token()).rejects.toBeInstanceOf(ConnectionLostError);
    await expect(token()).rejects.toBeInstanceOf(ConnectionLostError);
    expect(oura.exchanges.refused).toBe(1);
    expect(await getConnection(userId)).toMatchObject({
      status: "needs_reauth",
      statusReason: expect.stringContaining("Connect your ring again"),
    });
  });

  it("disconnects nobody when the application itself is refused", async () => {
    // Another test of this database may have left an alarm.
    await asSystem("maintenance", (db) => db.operatorAlarm.deleteMany());
    const alarm = vi.spyOn(console, "error").mockImplementation(() => {});
    await letExpire({ inSeconds: -1 });
    oura.tokenFailure = "invalid_client";
    await expect(token()).rejects.toMatchObject({ kind: "invalid_client" });
    expect(alarm).toHaveBeenCalledOnce();
    await expect(token()).rejects.toMatchObject({ kind: "invalid_client" });
    expect(await getConnection(userId)).toMatchObject({ status: "active" });
    const detail = expect.stringContaining("OURA_CLIENT_SECRET");
    expect(await listAlarms()).toMatchObject([{ kind: "oura_credentials", detail, count: 2 }]);
    oura.tokenFailure = null;
    await token();
    expect(await listAlarms()).toEqual([]);
  });
});

describe("refreshes", () => {
  /** How many of each outcome since the last call. */
  async function takeTally(): Promise<Record<string, number>> {
    const rows = await asSystem("maintenance", async (db) => {
      const all = await db.refreshTally.findMany();
      await db.refreshTally.deleteMany();
      return all;
    });
    return Object.fromEntries(rows.map(({ outcome, count }) => [outcome, count]));
  }

  it("are counted by how they went, and a token that is still good is none", async () => {
    await takeTally();
    await token();
    await letExpire({ inSeconds: -1 });
    await Promise.all([token(), token(), token()]);
    await letExpire({ inSeconds: -1 });
    oura.tokenFailure = "down";
    await expect(token()).rejects.toMatchObject({ kind: "server" });
    oura.tokenFailure = "invalid_grant";
    await expect(token()).rejects.toBeInstanceOf(ConnectionLostError);
    expect(await takeTally()).toEqual({ renewed: 1, server: 1, invalid_grant: 1 });
  });
});

describe("a client for one person", () => {
  it("refreshes after a 401 and tries once more", async () => {
    const spent = await token();
    let requests = 0;
    const fetch: TestOura["fetch"] = async (url, init) => {
      const isSpent = new Headers(init.headers).get("authorization") === `Bearer ${spent}`;
      if (url.pathname.includes("usercollection")) requests += 1;
      return isSpent ? new Response(null, { status: 401 }) : oura.fetch(url, init);
    };
    const client = openOuraClient({ userId, fetch });
    expect(await client.personalInfo()).toMatchObject({ id: oura.personId });
    expect(requests).toBe(2);
    expect(oura.exchanges.refreshes).toBe(1);
  });

  it("takes a 401 that stays for a missing scope, without further refreshes", async () => {
    const fetch: TestOura["fetch"] = async (url, init) =>
      url.pathname.includes("usercollection")
        ? new Response(null, { status: 401 })
        : oura.fetch(url, init);
    const client = openOuraClient({ userId, fetch });
    for (const _ of [1, 2, 3]) {
      await expect(client.personalInfo()).rejects.toMatchObject({ kind: "unauthorised" });
    }
    expect(oura.exchanges.refreshes).toBe(1);
    expect(await getConnection(userId)).toMatchObject({ status: "active" });
  });
});
