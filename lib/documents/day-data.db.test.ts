import { afterAll, describe, expect, it } from "vitest";
import { closeDatabase } from "../db/client.ts";
import { asSystem, asUser } from "../db/scope.ts";
import { listSleepOutlines } from "./day-data.ts";
import { storeDocuments } from "./mutations.ts";
import { createTestPerson } from "./test-person.ts";

afterAll(closeDatabase);

const day = "2026-03-04";
const range = { from: day, to: day };

function toSleep(fields: Record<string, unknown>) {
  return {
    day,
    bedtime_start: "2026-03-03T23:00:00+01:00",
    bedtime_end: "2026-03-04T06:00:00+01:00",
    total_sleep_duration: 24_000,
    time_in_bed: 25_200,
    ...fields,
  };
}

async function createSleeper(documents: unknown[]) {
  const userId = await createTestPerson();
  await asSystem("worker", (db) =>
    storeDocuments(db, { userId, type: "sleep", documents, readAt: new Date() }),
  );
  return userId;
}

describe("listSleepOutlines", () => {
  it("gives a day's sleeps by time, but what Oura took back or detected wrongly", async () => {
    const userId = await createSleeper([
      toSleep({ id: "nap", type: "late_nap", bedtime_start: "2026-03-04T14:00:00+01:00" }),
      toSleep({ id: "night", type: "long_sleep", sleep_phase_5_min: "4221" }),
      toSleep({ id: "gone", type: "deleted" }),
      toSleep({ id: "rest", type: "rest" }),
      toSleep({ id: "other", type: "long_sleep", day: "2026-03-05" }),
    ]);
    const found = await asUser(userId, (db) =>
      listSleepOutlines(db, { userId, ...range, withPhases: true }),
    );
    expect(found.map(({ type }) => type)).toEqual(["long_sleep", "late_nap"]);
    expect(found[0]).toEqual({
      day,
      type: "long_sleep",
      startsAt: "2026-03-03T23:00:00+01:00",
      endsAt: "2026-03-04T06:00:00+01:00",
      asleep: 24_000,
      inBed: 25_200,
      phases: "4221",
      stepSeconds: 300,
    });
  });

  it("prefers stages of thirty seconds, and reads none unless asked", async () => {
    const fine = { sleep_phase_30_sec: "4422", sleep_phase_5_min: "4" };
    const userId = await createSleeper([toSleep({ id: "night", type: "long_sleep", ...fine })]);
    const read = (withPhases: boolean) =>
      asUser(userId, (db) => listSleepOutlines(db, { userId, ...range, withPhases }));
    expect(await read(true)).toMatchObject([{ phases: "4422", stepSeconds: 30 }]);
    expect(await read(false)).toMatchObject([{ phases: null, asleep: 24_000 }]);
  });
});
