import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { closeDatabase } from "../db/client.ts";
import { asSystem, asUser } from "../db/scope.ts";
import { storeDocuments } from "../documents/mutations.ts";
import { createTestPerson } from "../documents/test-person.ts";
import { addDays } from "../time/day.ts";
import type { UserId } from "../user-id.ts";
import { getDataBounds, getDataVersion, getMissingFacts, getSeries, listSeries } from "./data.ts";

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
    const { series } = await asUser(userId, (db) => listSeries(db, { userId, metrics, ...range }));
    expect(series).toEqual({
      sleep_score: [70, 71, null, null, 74],
      readiness_score: [null, null, null, null, null],
    });
  });

  it("shows another person nothing", async () => {
    const other = await createTestPerson();
    const seen = await asUser(other, async (db) => [
      (await listSeries(db, { userId, metrics, ...range })).series.sleep_score,
      await getDataBounds(db, { userId }),
      await getDataVersion(db, { userId }),
    ]);
    expect(seen).toEqual([[null, null, null, null, null], null, 0]);
  });
});

describe("getSeries", () => {
  it("adds bands from the days before the range", async () => {
    const answer = await asUser(userId, (db) =>
      getSeries(db, { userId, metrics, ...range, bands: "with" }),
    );
    const column = answer.data.sleep_score;
    expect(column?.values).toEqual([70, 71, null, null, 74]);
    expect(column?.band?.median).toHaveLength(5);
    expect(column?.band?.count).toEqual([60, 60, 60, 59, 58]);
    expect(answer.data.readiness_score?.band?.median).toEqual([null, null, null, null, null]);
  });
});

describe("getMissingFacts", () => {
  it("gathers the evidence as plain data", async () => {
    await asSystem("worker", (db) =>
      db.syncState.create({
        data: {
          userId,
          type: "daily_sleep",
          backfill: "running",
          coveredFrom: new Date("2026-01-01"),
          lastSuccessAt: new Date("2026-03-05T23:30:00Z"),
        },
      }),
    );
    const facts = await asUser(userId, (db) =>
      getMissingFacts(db, { userId, today: "2026-03-06" }),
    );
    expect(facts).toEqual({
      today: "2026-03-06",
      firstDay: "2025-12-21",
      connection: null,
      types: {
        daily_sleep: {
          backfill: "running",
          coveredFrom: "2026-01-01",
          lastSuccessDay: "2026-03-05",
        },
      },
      kinds: expect.objectContaining({ daily_sleep: { label: "Sleep score", scope: "daily" } }),
    });
  });
});
