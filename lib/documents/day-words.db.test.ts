import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { closeDatabase } from "../db/client.ts";
import { asSystem, asUser } from "../db/scope.ts";
import type { DataTypeId } from "../oura/registry.ts";
import type { UserId } from "../user-id.ts";
import { listBedtimeAdvice, listStressSummaries } from "./day-words.ts";
import { storeDocuments } from "./mutations.ts";
import { getOwnAge } from "./own-age.ts";
import { createTestPerson } from "./test-person.ts";

const range = { from: "2026-03-02", to: "2026-03-04" };
const readAt = new Date("2026-03-05T23:30:00Z");
let userId: UserId;

beforeEach(async () => {
  userId = await createTestPerson();
});
afterAll(closeDatabase);

async function store(type: DataTypeId, documents: object[]) {
  const asked = { userId, type, documents, readAt };
  const { refused } = await asSystem("worker", (db) => storeDocuments(db, asked));
  expect(refused).toEqual([]);
}

describe("Oura's words for days", () => {
  it("are the summaries of the range, without days that have none", async () => {
    await store("daily_stress", [
      { id: "a", day: "2026-03-01", stress_high: 900, recovery_high: 0, day_summary: "stressful" },
      { id: "b", day: "2026-03-02", stress_high: 900, recovery_high: 0, day_summary: "normal" },
      { id: "c", day: "2026-03-03", stress_high: 0, recovery_high: 0, day_summary: null },
      { id: "d", day: "2026-03-04", stress_high: 0, recovery_high: 900, day_summary: "restored" },
    ]);
    expect(await asUser(userId, (db) => listStressSummaries(db, { userId, ...range }))).toEqual({
      "2026-03-02": "normal",
      "2026-03-04": "restored",
    });
  });

  it("are the advice on bedtimes, with nulls where Oura sent none", async () => {
    await store("sleep_time", [
      { id: "a", day: "2026-03-02", status: "not_enough_nights", recommendation: null },
      { id: "b", day: "2026-03-05", status: "optimal_found", recommendation: null },
    ]);
    expect(await asUser(userId, (db) => listBedtimeAdvice(db, { userId, ...range }))).toEqual({
      "2026-03-02": { status: "not_enough_nights", recommendation: null },
    });
  });

  it("are nobody else's", async () => {
    const summary = { id: "a", day: "2026-03-02", day_summary: "normal" };
    await store("daily_stress", [summary]);
    const other = await createTestPerson();
    expect(await asUser(other, (db) => listStressSummaries(db, { userId, ...range }))).toEqual({});
  });
});

describe("the own age", () => {
  const readAge = () => asUser(userId, (db) => getOwnAge(db, { userId }));

  it("comes with the day it was read", async () => {
    await store("personal_info", [{ id: "me", age: 34 }]);
    expect(await readAge()).toEqual({ years: 34, on: "2026-03-05" });
  });

  it("is unknown where Oura does not tell it", async () => {
    expect(await readAge()).toBeNull();
    await store("personal_info", [{ id: "me" }]);
    expect(await readAge()).toBeNull();
  });
});
