import { randomUUID } from "node:crypto";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { getLiveSession, listSessions } from "../auth/data.ts";
import { endAllSessions, endSession } from "../auth/mutations.ts";
import { closeDatabase } from "../db/client.ts";
import { asSystem } from "../db/scope.ts";
import { getProfile } from "./data.ts";
import { changePassword, registerUser, signIn, updateProfile } from "./mutations.ts";

afterAll(closeDatabase);

const password = "tin kettle moor";
let email: string;
let origin: { address: string; userAgent: string };

beforeEach(() => {
  email = `${randomUUID()}@example.org`;
  origin = { address: randomUUID(), userAgent: "test" };
});

const register = (change: { email?: string } = {}) =>
  registerUser({
    registration: { name: "Anna", email, password, timeZone: "UTC", ...change },
    origin,
  });
const attempt = (typed: string) => signIn({ email, password: typed, origin });

describe("registering", () => {
  it("gives an address to one account, however many ask at once", async () => {
    const results = await Promise.allSettled([1, 2, 3, 4].map(() => register()));
    const refusals = results.filter((result) => result.status === "rejected");
    expect(refusals).toHaveLength(3);
    for (const { reason } of refusals) expect(reason).toMatchObject({ code: "conflict" });
  });

  it("makes at most one owner", async () => {
    const addresses = [1, 2, 3, 4].map(() => `${randomUUID()}@example.org`);
    await Promise.all(addresses.map((address) => register({ email: address })));
    const owners = await asSystem("maintenance", (db) =>
      db.user.count({ where: { isOwner: true } }),
    );
    expect(owners).toBeLessThanOrEqual(1);
  });

  it("signs the person in and keeps no readable password", async () => {
    const session = await register();
    expect(await getLiveSession(session)).toEqual(session);
    const user = await asSystem("maintenance", (db) => db.user.findUnique({ where: { email } }));
    expect(user?.passwordHash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  });
});

describe("signing in", () => {
  it("answers an unknown address exactly like a wrong password", async () => {
    await register();
    const wrong = await attempt("not the password").catch((error: unknown) => error);
    email = `${randomUUID()}@example.org`;
    const unknown = await attempt("not the password").catch((error: unknown) => error);
    expect(unknown).toEqual(wrong);
    expect(wrong).toMatchObject({ code: "wrong_credentials" });
  });

  it.each([
    ["a known address", true],
    ["an unknown one", false],
  ])("makes %s wait after five failures, also when 12 come at once", async (_, isKnown) => {
    if (isKnown) await register();
    const results = await Promise.allSettled(Array.from({ length: 12 }, () => attempt("wrong")));
    const codes = results.map((result) => result.status === "rejected" && result.reason.code);
    expect(codes.filter((code) => code === "wrong_credentials")).toHaveLength(5);
    expect(codes.filter((code) => code === "too_many_attempts")).toHaveLength(7);
    await expect(attempt(password)).rejects.toMatchObject({
      code: "too_many_attempts",
      message: expect.stringMatching(/Try again in \d seconds?/),
    });
  });

  it("starts counting anew after a success", async () => {
    await register();
    for (const _ of [1, 2, 3, 4]) await expect(attempt("wrong")).rejects.toThrow();
    await attempt(password);
    for (const _ of [1, 2, 3, 4]) {
      await expect(attempt("wrong")).rejects.toMatchObject({ code: "wrong_credentials" });
    }
    await attempt(password);
  });

  it("makes one address wait that tries many accounts", async () => {
    const results = [];
    for (let count = 0; count < 27; count += 1) {
      email = `${randomUUID()}@example.org`;
      results.push(await attempt("wrong").catch(({ code }) => code));
    }
    expect(results.slice(0, 25)).toEqual(Array.from({ length: 25 }, () => "wrong_credentials"));
    expect(results[26]).toBe("too_many_attempts");
  });

  it("refuses a disabled account in the same words", async () => {
    const { userId } = await register();
    await asSystem("maintenance", (db) =>
      db.user.update({ where: { id: userId }, data: { disabledAt: new Date() } }),
    );
    await expect(attempt(password)).rejects.toMatchObject({ code: "wrong_credentials" });
  });
});

describe("a session", () => {
  it("ends when it is revoked, and the others go on", async () => {
    const first = await register();
    const second = await attempt(password);
    await endSession({ ...second, kind: "session_revoked" });
    expect(await getLiveSession(second)).toBeNull();
    expect(await getLiveSession(first)).toEqual(first);
    expect(await listSessions(first.userId)).toHaveLength(1);
  });

  it("cannot be ended by somebody else", async () => {
    const annas = await register();
    email = `${randomUUID()}@example.org`;
    const { userId } = await register();
    await endSession({ userId, sessionId: annas.sessionId, kind: "session_revoked" });
    expect(await getLiveSession(annas)).toEqual(annas);
  });

  it.each([
    ["30 days after it began", { expiresAt: new Date(Date.now() - 1000) }],
    ["7 days after its last use", { lastSeenAt: new Date(Date.now() - 7 * 86_400_000 - 1000) }],
  ])("ends %s", async (_, data) => {
    const session = await register();
    await asSystem("maintenance", (db) =>
      db.session.update({ where: { id: session.sessionId }, data }),
    );
    expect(await getLiveSession(session)).toBeNull();
  });

  it("notes at most once a minute that it is used", async () => {
    const { userId, sessionId } = await register();
    const seen = async () => (await listSessions(userId))[0]?.lastSeenAt.getTime() ?? 0;
    const before = await seen();
    await getLiveSession({ userId, sessionId });
    expect(await seen()).toBe(before);
    const lastSeenAt = new Date(Date.now() - 61_000);
    await asSystem("maintenance", (db) =>
      db.session.update({ where: { id: sessionId }, data: { lastSeenAt } }),
    );
    await getLiveSession({ userId, sessionId });
    expect(await seen()).toBeGreaterThan(lastSeenAt.getTime() + 60_000);
  });

  it("ends everywhere at once on request, or when the account is disabled", async () => {
    const first = await register();
    const second = await attempt(password);
    expect(await endAllSessions(first.userId)).toBe(2);
    expect(await getLiveSession(second)).toBeNull();
    const third = await attempt(password);
    await asSystem("maintenance", (db) =>
      db.user.update({ where: { id: third.userId }, data: { disabledAt: new Date() } }),
    );
    expect(await getLiveSession(third)).toBeNull();
  });
});

describe("changing", () => {
  it("the password ends the other sessions and needs the current one", async () => {
    const here = await register();
    const elsewhere = await attempt(password);
    const next = "brass lantern fog";
    await expect(
      changePassword({ ...here, currentPassword: "wrong", password: next }),
    ).rejects.toMatchObject({ code: "wrong_credentials" });
    await changePassword({ ...here, currentPassword: password, password: next });
    expect(await getLiveSession(elsewhere)).toBeNull();
    expect(await getLiveSession(here)).toEqual(here);
    await expect(attempt(password)).rejects.toMatchObject({ code: "wrong_credentials" });
    await attempt(next);
  });

  it("the address needs the password and must be free", async () => {
    const { userId } = await register();
    const taken = `${randomUUID()}@example.org`;
    await register({ email: taken });
    const profile = { ...(await getProfile(userId)), email: taken };
    const { isOwner: _, ...input } = profile;
    await expect(updateProfile({ userId, profile: input })).rejects.toMatchObject({
      code: "wrong_credentials",
    });
    await expect(
      updateProfile({ userId, profile: { ...input, currentPassword: password } }),
    ).rejects.toMatchObject({ code: "conflict" });
    await updateProfile({ userId, profile: { ...input, email, clock: "12" } });
    expect(await getProfile(userId)).toMatchObject({ clock: "12", email });
  });
});
