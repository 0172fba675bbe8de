import fc from "fast-check";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { closeDatabase, prisma } from "../db/client.ts";
import { asSystem, asUser, type Db } from "../db/scope.ts";
import { storeDocuments } from "../documents/mutations.ts";
import { createTestPerson } from "../documents/test-person.ts";
import { addDays } from "../time/day.ts";
import type { UserId } from "../user-id.ts";
import { getDataBounds, getDataVersion, getSeries, listSeries } from "./data.ts";
import { replaceUserDays } from "./mutations.ts";

let userId: UserId;
const from = "2026-03-01";

beforeEach(async () => {
  userId = await createTestPerson();
  const scores = Array.from({ length: 80 }, (_, index) => ({
    id: `s${index}`,
    day: addDays({ day: from, count: index - 70 }),
    timestamp: `${addDays({ day: from, count: index - 70 })}T00:00:00+00:00`,
    score: index === 72 ? null : 60 + (index % 20),
  }));
  const gap = scores.filter((_, index) => index !== 73);
  await asSystem("worker", (db) =>
    storeDocuments(db, { userId, type: "daily_sleep", documents: gap, readAt: new Date() }),
  );
});
afterAll(closeDatabase);

const metrics = ["sleep_score", "readiness_score"] as const;
const range = { from, to: "2026-03-05" };

describe("listSeries", () => {
  it("gives a slot a day, null for a missing day and a missing number alike", async () => {
    const { series } = await listSeries({ userId, metrics, ...range });
    expect(series).toEqual({
      sleep_score: [70, 71, null, null, 74],
      readiness_score: [null, null, null, null, null],
    });
  });

  it("names the version that the numbers are of", async () => {
    const version = await asUser(userId, (db) => getDataVersion(db, { userId }));
    expect((await listSeries({ userId, metrics, ...range })).version).toBe(version);
  });

  it("is refused to every scope, so that none can read another person by it", async () => {
    const other = await createTestPerson();
    const read = (db: Db) =>
      db.$queryRaw`SELECT * FROM own_series(${userId}::uuid, '{daily_sleep}', '{sleep_score}',
        ${from}::date, ${range.to}::date)`;
    await expect(asUser(other, read)).rejects.toThrow(/permission denied/);
    await expect(asSystem("maintenance", read)).rejects.toThrow(/permission denied/);
  });

  it("leaves its scope with its statement", async () => {
    await listSeries({ userId, metrics, ...range });
    await expect(prisma().$queryRaw`SELECT count(*)::int AS n FROM metric_month`).resolves.toEqual([
      { n: 0 },
    ]);
  });

  it("shows another person nothing of what the person has", async () => {
    const other = await createTestPerson();
    const { series } = await listSeries({ userId: other, metrics, ...range });
    expect(series.sleep_score).toEqual([null, null, null, null, null]);
    const seen = await asUser(other, async (db) => [
      await db.metricMonth.count({ where: { userId } }),
      await getDataBounds(db, { userId }),
      await getDataVersion(db, { userId }),
    ]);
    expect(seen).toEqual([0, null, 0]);
  });
});

describe("packed months", () => {
  it("hold what user_day holds, whatever is written, changed and deleted", async () => {
    const person = await createTestPerson();
    const day = fc.integer({ min: 0, max: 75 }).map((count) => addDays({ day: from, count }));
    const number = fc.option(
      fc.oneof(fc.integer({ min: -5, max: 200 }), fc.double({ noNaN: true })),
    );
    const written = fc.record({
      day,
      metrics: fc.record({ sleep_score: number, deep: number }, { requiredKeys: [] }),
    });
    const batch = fc.uniqueArray(written, { maxLength: 20, selector: (one) => one.day });
    await fc.assert(
      fc.asyncProperty(batch, fc.array(day, { maxLength: 20 }), async (rows, days) => {
        const type = "daily_sleep";
        const [stored, packed] = await asSystem("maintenance", async (db) => {
          await replaceUserDays(db, { userId: person, type, days, rows });
          return [
            await db.userDay.findMany({ where: { userId: person } }),
            await db.metricMonth.findMany({ where: { userId: person } }),
          ];
        });
        expect(packed.flatMap(toFacts).toSorted()).toEqual(
          stored
            .flatMap(({ day: date, metrics: numbers }) =>
              Object.entries(numbers as Record<string, number | null>).flatMap(([key, value]) =>
                value === null ? [] : [`${key} ${date.toISOString().slice(0, 10)} ${value}`],
              ),
            )
            .toSorted(),
        );
      }),
      { numRuns: 40 },
    );
  }, 120_000);

  it("go with the person's days", async () => {
    const left = await asSystem("maintenance", async (db) => {
      await db.userDay.deleteMany({ where: { userId } });
      return db.metricMonth.count({ where: { userId } });
    });
    expect(left).toBe(0);
  });
});

/** A packed month as lines of metric, day and value. */
function toFacts({ metric, month, numbers }: { metric: string; month: Date; numbers: string }) {
  const parts = numbers.split(",");
  const first = month.toISOString().slice(0, 10);
  return Array.from({ length: parts.length / 2 }, (_, at) => {
    const day = addDays({ day: first, count: Number(parts[at * 2]) });
    return `${metric} ${day} ${Number(parts[at * 2 + 1])}`;
  });
}

describe("getSeries", () => {
  it("adds bands from the days before the range", async () => {
    const { answer } = await getSeries({ userId, metrics, ...range, bands: "with" });
    const column = answer.data.sleep_score;
    expect(column?.values).toEqual([70, 71, null, null, 74]);
    expect(column?.band?.median).toHaveLength(5);
    expect(column?.band?.count).toEqual([60, 60, 60, 59, 58]);
    expect(answer.data.readiness_score?.band?.median).toEqual([null, null, null, null, null]);
  });
});
