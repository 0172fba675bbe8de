import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { toUserId, type UserId } from "../user-id.ts";
import { closeDatabase, prisma } from "./client.ts";
import { asSystem, asUser } from "./scope.ts";

const anna = toUserId(randomUUID());
const ben = toUserId(randomUUID());
const day = new Date("2026-01-02");

/** Tables that hold a person's data and name them in user_id. */
const owned = [
  "session",
  "oura_connection",
  "oauth_transaction",
  "oura_document",
  "oura_document_revision",
  "heart_rate_day",
  "heart_rate_revision",
  "user_day",
  "metric_month",
  "sync_state",
  "sync_run",
] as const;

async function fill(userId: UserId): Promise<void> {
  await asSystem("maintenance", async (db) => {
    await db.user.create({
      data: { id: userId, email: `${userId}@example.org`, name: "Test", passwordHash: "none" },
    });
    const expiresAt = new Date(Date.now() + 60_000);
    await db.session.create({ data: { userId, expiresAt } });
    await db.connection.create({
      data: {
        userId,
        ouraUserId: `ring-${userId}`,
        scopes: [],
        requestedScopes: [],
        accessToken: "x",
        expiresAt,
      },
    });
    await db.oauthTransaction.create({
      data: {
        stateHash: userId,
        userId,
        sessionId: randomUUID(),
        codeVerifier: "x",
        scopes: [],
        expiresAt,
      },
    });
    const document = { userId, type: "daily_sleep", documentId: "d1", body: { score: 80 } };
    await db.ouraDocument.create({ data: { ...document, day } });
    await db.ouraDocumentRevision.create({
      data: { ...document, revision: 1, fetchedAt: new Date() },
    });
    await db.heartRateDay.create({
      data: { userId, day, at: [0], bpm: [50], source: [0], min: 50, max: 50, mean: 50, count: 1 },
    });
    await db.heartRateRevision.create({ data: { userId, day, at: [0], bpm: [51], source: [0] } });
    await db.userDay.create({
      data: { userId, type: "daily_sleep", day, category: "sleep", metrics: { sleep_score: 80 } },
    });
    await db.syncState.create({ data: { userId, type: "daily_sleep" } });
    await db.syncRun.create({ data: { userId, kind: "backfill" } });
  });
}

beforeAll(async () => {
  await fill(anna);
  await fill(ben);
});

afterAll(async () => {
  await asSystem("maintenance", async (db) => {
    for (const table of owned) {
      await db.$executeRawUnsafe(
        `DELETE FROM ${table} WHERE user_id IN ($1::uuid, $2::uuid)`,
        anna,
        ben,
      );
    }
    await db.user.deleteMany({ where: { id: { in: [anna, ben] } } });
  });
  await closeDatabase();
});

describe.each(owned)("row-level security of %s", (table) => {
  const count = (where = "") => `SELECT count(*)::int AS n FROM ${table} ${where}`;

  it("shows nothing without a scope, not even to the tables' owner", async () => {
    await expect(prisma().$queryRawUnsafe(count())).resolves.toEqual([{ n: 0 }]);
  });

  it("shows a person their own rows and nobody else's", async () => {
    const all = await asUser(anna, (db) => db.$queryRawUnsafe(count()));
    const theirs = await asUser(anna, (db) =>
      db.$queryRawUnsafe(count(`WHERE user_id = '${ben}'`)),
    );
    expect(all).toEqual([{ n: 1 }]);
    expect(theirs).toEqual([{ n: 0 }]);
  });

  it("lets nobody change or delete another's rows", async () => {
    const changed = await asUser(anna, async (db) => [
      await db.$executeRawUnsafe(`UPDATE ${table} SET user_id = user_id WHERE user_id = '${ben}'`),
      await db.$executeRawUnsafe(`DELETE FROM ${table} WHERE user_id = '${ben}'`),
    ]);
    expect(changed).toEqual([0, 0]);
  });

  it("lets nobody hand a row to somebody else", async () => {
    await expect(
      asUser(anna, (db) => db.$executeRawUnsafe(`UPDATE ${table} SET user_id = '${ben}'`)),
    ).rejects.toThrow(/row-level security/);
  });
});

describe("scopes", () => {
  it("end with their transaction", async () => {
    await asUser(anna, (db) => db.$queryRaw`SELECT 1`);
    const [row] = await prisma().$queryRaw<{ who: string | null }[]>`
      SELECT nullif(current_setting('app.user_id', true), '') AS who`;
    expect(row?.who ?? null).toBeNull();
  });

  it("bound how long the database waits for a transaction whose client has vanished", async () => {
    const read = "SELECT current_setting('idle_in_transaction_session_timeout') AS wait";
    for (const scope of [
      asUser(anna, (db) => db.$queryRawUnsafe(read)),
      asSystem("health", (db) => db.$queryRawUnsafe(read)),
    ]) {
      expect(await scope).toEqual([{ wait: "30s" }]);
    }
    expect(await prisma().$queryRawUnsafe(read)).toEqual([{ wait: "0" }]);
  });

  it("show a person their own account and no other", async () => {
    const seen = await asUser(anna, (db) => db.user.findMany({ select: { id: true } }));
    expect(seen).toEqual([{ id: anna }]);
  });

  it("let a person change their profile, but neither own the installation nor lift a disabling", async () => {
    const set = (assignment: string) =>
      asUser(anna, (db) => db.$executeRawUnsafe(`UPDATE app_user SET ${assignment}`));
    await expect(set("name = 'Anna'")).resolves.toBe(1);
    for (const assignment of ["is_owner = true", "disabled_at = NULL", "data_version = 0"]) {
      await expect(set(assignment)).rejects.toThrow(/permission denied/);
    }
  });

  it("keep the inbox, the subscriptions and the budget from every person", async () => {
    for (const table of [
      "webhook_event",
      "inbox_watch",
      "webhook_subscription",
      "rate_bucket",
      "rate_second",
      "refresh_tally",
      "sign_in_attempt",
    ]) {
      await expect(
        asUser(anna, (db) => db.$queryRawUnsafe(`SELECT count(*) FROM ${table}`)),
      ).rejects.toThrow(/permission denied/);
    }
  });

  it("tell a person how many events of their own ring are open, and of nobody else's", async () => {
    const event = (ouraUserId: string, status: string) => ({
      key: `${ouraUserId} ${status}`,
      ouraUserId,
      type: "sleep",
      eventType: "update",
      objectId: status,
      status,
    });
    await asSystem("maintenance", async (db) => {
      const connections = await db.connection.findMany({ where: { userId: { in: [anna, ben] } } });
      const ringOf = (userId: string) =>
        connections.find((connection) => connection.userId === userId)?.ouraUserId ?? "";
      await db.webhookEvent.createMany({
        data: [
          event(ringOf(anna), "pending"),
          event(ringOf(anna), "done"),
          event(ringOf(ben), "dead"),
        ],
      });
    });
    const open = await asUser(anna, (db) => db.$queryRaw`SELECT * FROM own_open_events()`);
    expect(open).toEqual([{ type: "sleep", waiting: 1, dead: 0 }]);
    await asSystem("maintenance", (db) =>
      db.webhookEvent.deleteMany({ where: { objectId: { in: ["pending", "done", "dead"] } } }),
    );
  });

  it("force row-level security on every table of the application", async () => {
    const open = await prisma().$queryRaw`
      SELECT relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE n.nspname = 'public' AND c.relkind = 'r' AND relname <> '_prisma_migrations'
        AND NOT (c.relrowsecurity AND c.relforcerowsecurity)`;
    expect(open).toEqual([]);
  });
});
