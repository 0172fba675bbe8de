import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { closeDatabase, prisma } from "../db/client.ts";
import { asSystem, asUser } from "../db/scope.ts";
import { createTestPerson } from "../documents/test-person.ts";
import { noteAppAnswers } from "../sync/healing/mutations.ts";
import { storeEvents, toInboxEvent } from "../sync/inbox/mutations.ts";
import type { UserId } from "../user-id.ts";
import { getFigures, getOperatorAnswer, getOperatorNotice, requireOwned } from "./data.ts";
import { getMetricsText } from "./health.ts";
import { replayLetters } from "./mutations.ts";
import { parseExposition } from "./testing/parse-exposition.ts";

let owner: UserId;
let other: UserId;
let ring: string;
const email = () => `${other}@example.org`;

beforeAll(async () => {
  await asSystem("maintenance", (db) => db.user.updateMany({ data: { isOwner: false } }));
  owner = await createTestPerson();
  other = await createTestPerson();
  ring = randomUUID();
  await asSystem("maintenance", async (db) => {
    await db.user.update({ where: { id: owner }, data: { isOwner: true } });
    await db.connection.create({
      data: { userId: other, ouraUserId: ring, scopes: [], requestedScopes: [], accessToken: "x" },
    });
    const states = [
      { type: "sleep", lastEventAt: new Date(), lastError: "Oura did not answer." },
      { type: "workout", lastError: "You have not given access.", backfill: "not_granted" },
    ];
    await db.syncState.createMany({ data: states.map((state) => ({ userId: other, ...state })) });
    await db.syncRun.create({ data: { userId: other, kind: "backfill", documents: 12 } });
  });
});

beforeEach(async () => {
  await asSystem("maintenance", async (db) => {
    await db.webhookEvent.deleteMany();
    await db.operatorAlarm.deleteMany();
    await db.workerHeartbeat.deleteMany();
    await db.servicePresence.deleteMany();
  });
});

afterAll(async () => {
  await asSystem("maintenance", async (db) => {
    await db.webhookEvent.deleteMany();
    await db.operatorAlarm.deleteMany();
    await db.servicePresence.deleteMany();
    await db.$queryRaw`SELECT cancel_jobs(${other}::uuid)`;
    await db.user.deleteMany({ where: { id: { in: [owner, other] } } });
  });
  await closeDatabase();
});

const read = async () => requireOwned(await getOperatorAnswer(owner));

const send = ({ dataType = "sleep", of = ring } = {}) =>
  storeEvents([
    toInboxEvent({
      event_type: "update",
      data_type: dataType,
      object_id: randomUUID(),
      event_time: "2026-11-20T07:00:00Z",
      user_id: of,
    }),
  ]);

const bury = () =>
  asSystem("maintenance", (db) =>
    db.webhookEvent.updateMany({
      where: { status: "pending" },
      data: { status: "dead", attempts: 5, lastError: "Oura refused the request (400)." },
    }),
  );

describe("the operator's figures", () => {
  it("are for the owner alone, and the database says so", async () => {
    expect((await read()).figures.people).toBeGreaterThanOrEqual(2);
    expect(await getOperatorAnswer(other)).toBeNull();
    expect(await getOperatorNotice(other)).toBeNull();
    const asOther = (text: string) => asUser(other, (db) => db.$queryRawUnsafe(text));
    expect(await asOther("SELECT owner_figures() AS it")).toEqual([{ it: null }]);
    expect(await asOther("SELECT owner_pulse() AS it")).toEqual([{ it: null }]);
  });

  it.each(["installation_figures()", "installation_pulse()", "queue_figures()"])(
    "of the system, %s, no person's scope may ask for, the owner's neither",
    async (call) => {
      const ask = asUser(owner, (db) => db.$queryRawUnsafe(`SELECT ${call}`));
      await expect(ask).rejects.toThrow(/permission denied/);
    },
  );

  it("are nobody's outside a scope", async () => {
    await expect(prisma().$queryRawUnsafe("SELECT owner_figures()")).rejects.toThrow(/denied/);
    await expect(prisma().$queryRawUnsafe("SELECT installation_figures()")).rejects.toThrow(
      /denied/,
    );
  });

  it("are not for an owner whose account is disabled", async () => {
    const set = (disabledAt: Date | null) =>
      asSystem("maintenance", (db) =>
        db.user.update({ where: { id: owner }, data: { disabledAt } }),
      );
    await set(new Date());
    expect(await getOperatorAnswer(owner)).toBeNull();
    await set(null);
  });

  it("open no row of anybody else to the owner", async () => {
    await read();
    const seen = await asUser(owner, (db) => db.syncState.findMany({ select: { userId: true } }));
    expect(seen.filter(({ userId }) => userId !== owner)).toEqual([]);
  });

  it("name nobody: no id, no e-mail address, no ring", async () => {
    await send();
    await bury();
    await send();
    const texts = [JSON.stringify(await read()), await getMetricsText()];
    for (const text of texts) {
      for (const secret of [owner, other, ring, email(), "@"]) expect(text).not.toContain(secret);
    }
  });
});

describe("what they count", () => {
  it("is events by what became of them: waiting, dead, of a type or a person not known", async () => {
    await send();
    await bury();
    await send();
    await send({ dataType: "meal" });
    await send({ dataType: "workout", of: "nobody" });
    const { inbox, dead, unknown } = await getFigures();
    expect(inbox).toMatchObject({ pending: 1, held: 0, oldestAt: expect.any(String) });
    expect(dead.count).toBe(1);
    expect(unknown.map(({ type, count }) => [type, count])).toEqual([
      ["meal", 1],
      ["workout", 1],
    ]);
  });

  it("is an event as held, not overdue, while its person has to connect again", async () => {
    const set = (status: string) =>
      asSystem("maintenance", (db) =>
        db.connection.update({ where: { userId: other }, data: { status } }),
      );
    await send();
    await set("needs_reauth");
    const held = await getFigures();
    expect(held.inbox).toMatchObject({ pending: 0, held: 1 });
    expect(held.pulse.overdueSince).toBeNull();
    await set("active");
    expect((await getFigures()).pulse.overdueSince).not.toBeNull();
  });

  it("is failed reads by their words, without what was never granted", async () => {
    const { failures } = await getFigures();
    expect(failures.map(({ words }) => words)).toContain("Oura did not answer.");
    expect(failures.map(({ words }) => words)).not.toContain("You have not given access.");
  });

  it("is jobs by task, and the worker that runs them", async () => {
    await send();
    const { queue } = await getFigures();
    const events = queue.tasks.find(({ task }) => task === "process-events");
    expect(events?.waiting).toBeGreaterThanOrEqual(1);
    expect(events?.oldestAt).not.toBeNull();
  });

  it("is requests by the ten seconds in which they were granted", async () => {
    await asSystem("maintenance", async (db) => {
      await db.$executeRaw`INSERT INTO rate_bucket (id) VALUES ('oura') ON CONFLICT DO NOTHING`;
      await db.$executeRaw`DELETE FROM rate_second WHERE bucket_id = 'oura'`;
      await db.$executeRaw`
        INSERT INTO rate_second (bucket_id, second, background, prompt)
        SELECT 'oura', floor(extract(epoch FROM now()))::bigint - age, 10, 1
        FROM unnest(ARRAY[0, 9, 150, 400]) AS age`;
    });
    const { budget } = await getFigures();
    const sum = (place: 1 | 2) => budget.slots.reduce((total, slot) => total + slot[place], 0);
    expect([sum(1), sum(2)]).toEqual([30, 3]);
    expect(Math.max(...budget.slots.map(([age]) => age))).toBe(15);
    await asSystem("maintenance", (db) => db.rateSecond.deleteMany());
  });

  it("is the app's last absence, once it is back", async () => {
    await asSystem("maintenance", (db) =>
      db.servicePresence.create({
        data: { service: "app", seenAt: new Date(Date.now() - 600_000) },
      }),
    );
    await asSystem("worker", noteAppAnswers);
    const { app } = await getFigures();
    const { absentFrom, absentUntil } = app ?? {};
    const seconds = (Date.parse(absentUntil ?? "") - Date.parse(absentFrom ?? "")) / 1000;
    expect(seconds).toBeGreaterThan(590);
    await asSystem("worker", noteAppAnswers);
    expect((await getFigures()).app).toEqual(app);
  });
});

describe("dead letters", () => {
  it("are replayed by the owner alone, one by one or all", async () => {
    await send();
    await send();
    await send();
    await bury();
    const { letters } = await read();
    expect(letters).toHaveLength(3);
    expect(letters[0]).toMatchObject({
      label: "Sleep",
      attempts: 5,
      lastError: "Oura refused the request (400).",
      isReplayable: true,
    });
    const refused = replayLetters({ userId: other, keys: null });
    await expect(refused).rejects.toMatchObject({ code: "not_found" });
    const keys = letters.slice(0, 1).map(({ key }) => key);
    expect(await replayLetters({ userId: owner, keys })).toBe(1);
    expect((await read()).letters).toHaveLength(2);
    expect(await replayLetters({ userId: owner, keys: null })).toBe(2);
    expect((await read()).letters).toEqual([]);
  });
});

describe("the scrape", () => {
  it("reads by the format's rules, and says what is wrong", async () => {
    const metrics = parseExposition(await getMetricsText());
    expect(metrics.get("ringboard_healthy")?.series).toEqual([{ labels: {}, value: 0 }]);
    const checks = metrics.get("ringboard_check")?.series ?? [];
    expect(checks).toContainEqual({ labels: { check: "worker" }, value: 0 });
    expect(checks).toContainEqual({ labels: { check: "database" }, value: 1 });
  });

  it("still answers while the database is away", async () => {
    const error = vi.spyOn(console, "error").mockImplementation(() => {});
    const failing = vi
      .spyOn(prisma(), "$transaction")
      .mockRejectedValue(new Error("connection refused"));
    const metrics = parseExposition(await getMetricsText());
    failing.mockRestore();
    expect(metrics.get("ringboard_check")?.series).toContainEqual({
      labels: { check: "database" },
      value: 0,
    });
    expect(metrics.has("process_start_time_seconds")).toBe(true);
    expect(error).toHaveBeenCalledOnce();
  });
});
