import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { closeDatabase } from "../../db/client.ts";
import { asSystem, asUser } from "../../db/scope.ts";
import { createTestPerson } from "../../documents/test-person.ts";
import { type DataTypeId, dataTypes } from "../../oura/registry.ts";
import { addDays, toDay } from "../../time/day.ts";
import type { UserId } from "../../user-id.ts";
import { toSandboxEnvironment } from "../testing/sandbox-process.ts";
import { getGapReason, getGaps } from "./data.ts";
import { getSilences } from "./silence-data.ts";
import { toAnswered } from "./testing/answered.ts";

const today = toDay({ instant: Date.now(), timeZone: "UTC" });
const on = (daysAgo: number) => addDays({ day: today, count: -daysAgo });
const range = { from: on(30), to: today };
const ringOf = (userId: UserId) => `ring-of-${userId}`;
let userId: UserId;

/** A document with the metrics it feeds, where it feeds any. */
async function store({
  type,
  day,
  metrics,
  body = {},
  deletedAt = null,
}: {
  type: DataTypeId;
  day: string;
  metrics?: Record<string, number | null>;
  body?: Record<string, string>;
  deletedAt?: Date | null;
}): Promise<void> {
  const at = new Date(day);
  await asSystem("maintenance", async (db) => {
    const documentId = `${type} ${day}`;
    await db.ouraDocument.create({ data: { userId, type, documentId, day: at, body, deletedAt } });
    if (metrics)
      await db.userDay.create({ data: { userId, type, day: at, category: "x", metrics } });
  });
}

beforeAll(async () => {
  for (const [name, value] of Object.entries(toSandboxEnvironment("http://localhost:1"))) {
    vi.stubEnv(name, value);
  }
  userId = await createTestPerson();
  const now = new Date();
  await asSystem("maintenance", async (db) => {
    await db.connection.create({
      data: {
        userId,
        ouraUserId: ringOf(userId),
        scopes: ["daily", "spo2"],
        requestedScopes: ["daily", "spo2"],
        accessToken: "x",
      },
    });
    await db.syncState.createMany({
      data: dataTypes.map(({ id: type }) => ({
        userId,
        type,
        backfill: "complete",
        coveredFrom: new Date("2015-01-01"),
        lastSuccessAt: now,
        lastFetchAt: now,
      })),
    });
  });
  for (let ago = 0; ago <= 20; ago += 1) {
    await store({ type: "daily_activity", day: on(ago), metrics: { steps: 1 } });
    if (ago === 12) continue;
    await store({ type: "daily_sleep", day: on(ago), metrics: { sleep_score: 80 } });
  }
});

afterAll(async () => {
  await asSystem("maintenance", async (db) => {
    await db.webhookEvent.deleteMany({ where: { ouraUserId: ringOf(userId) } });
    await db.ouraDocument.deleteMany({ where: { userId } });
    await db.userDay.deleteMany({ where: { userId } });
    await db.user.delete({ where: { id: userId } });
  });
  await closeDatabase();
});

const explain = async (types: DataTypeId[]) =>
  toAnswered(await asUser(userId, (db) => getGaps(db, { userId, ...range, types })));

describe("the missing days of a person", () => {
  it("are those without a value, from the first day on", async () => {
    const told = await explain(["daily_sleep"]);
    expect(told.get(`daily_sleep ${on(25)}`)).toBe("before_first_day");
    expect(told.get(`daily_sleep ${on(12)}`)).toBe("not_worn");
    expect(told.get(`daily_sleep ${on(11)}`)).toBeUndefined();
  });

  it("tell a document without a value from one that was deleted, and from a scope not granted", async () => {
    await store({ type: "daily_spo2", day: on(10), metrics: { spo2_average: null } });
    await store({ type: "daily_spo2", day: on(9), deletedAt: new Date() });
    const told = await explain(["daily_spo2", "daily_resilience"]);
    expect(told.get(`daily_spo2 ${on(10)}`)).toBe("nothing_returned");
    expect(told.get(`daily_spo2 ${on(9)}`)).toBe("deleted");
    expect(told.get(`daily_resilience ${on(9)}`)).toBe("not_granted");
  });

  it("of the last week are being re-read while an event of the type is open", async () => {
    expect((await explain(["sleep"])).get(`sleep ${on(2)}`)).toBe("nothing_returned");
    await asSystem("maintenance", (db) =>
      db.webhookEvent.create({
        data: {
          key: "k",
          ouraUserId: ringOf(userId),
          type: "sleep",
          eventType: "create",
          objectId: "o",
          status: "dead",
        },
      }),
    );
    const told = await explain(["sleep"]);
    expect(told.get(`sleep ${on(2)}`)).toBe("rereading");
    expect(told.get(`sleep ${on(9)}`)).toBe("nothing_returned");
  });

  it("are asked for one at a time too, with words and a step", async () => {
    const ask = (type: DataTypeId) =>
      asUser(userId, (db) => getGapReason(db, { userId, day: on(12), type }));
    expect(await ask("daily_sleep")).toMatchObject({ words: "ring not worn", step: null });
    expect((await ask("heartrate"))?.sentence).toContain("heart rate");
    expect(await ask("rest_mode_period")).toBeNull();
  });

  it("are those of nobody else", async () => {
    const other = await createTestPerson();
    const answer = await asUser(other, (db) =>
      getGaps(db, { userId, ...range, types: ["daily_sleep"] }),
    );
    expect(new Set(toAnswered(answer).values())).toEqual(new Set(["not_connected"]));
  });
});

it("explains hours without any reading as days", async () => {
  const to = Date.parse(on(1));
  const { silences } = await asUser(userId, (db) =>
    getSilences(db, { userId, from: to - 86_400_000, to }),
  );
  expect(silences).toEqual([
    {
      from: new Date(to - 86_400_000).toISOString(),
      to: new Date(to).toISOString(),
      kind: "not_granted",
    },
  ]);
});
