import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { closeDatabase } from "../db/client.ts";
import { asSystem, asUser } from "../db/scope.ts";
import type { UserId } from "../user-id.ts";
import { listRestModes, listTags } from "./moments.ts";
import { storeDocuments } from "./mutations.ts";
import { createTestPerson } from "./test-person.ts";

const range = { from: "2026-03-03", to: "2026-03-05" };
let userId: UserId;

beforeEach(async () => {
  userId = await createTestPerson();
});
afterAll(closeDatabase);

async function store(type: "enhanced_tag" | "rest_mode_period", documents: object[]) {
  const readAt = new Date();
  const asked = { userId, type, documents, readAt };
  const { refused } = await asSystem("worker", (db) => storeDocuments(db, asked));
  expect(refused).toEqual([]);
}

describe("listTags", () => {
  const readTags = () => asUser(userId, (db) => listTags(db, { userId, ...range }));

  it("gives an instant with its name and remark, and leaves an empty remark out", async () => {
    await store("enhanced_tag", [
      {
        id: "one",
        start_day: "2026-03-03",
        start_time: "2026-03-03T20:30:00+02:00",
        tag_type_code: "tag_generic_alcohol",
        comment: "",
      },
    ]);
    expect(await readTags()).toEqual([
      {
        day: "2026-03-03",
        lastDay: "2026-03-03",
        from: "2026-03-03T20:30:00+02:00",
        to: null,
        name: "Alcohol",
        comment: null,
      },
    ]);
  });

  it("gives those that last into the range or begin in it, and no others", async () => {
    const tag = (id: string, start_day: string, end_day: string | null) => ({
      id,
      start_day,
      end_day,
      tag_type_code: "custom",
      custom_name: id,
    });
    await store("enhanced_tag", [
      tag("over", "2026-03-01", "2026-03-02"),
      tag("lasting", "2026-03-01", "2026-03-03"),
      tag("last", "2026-03-05", null),
      tag("later", "2026-03-06", null),
    ]);
    expect((await readTags()).map(({ name, lastDay }) => [name, lastDay])).toEqual([
      ["Lasting", "2026-03-03"],
      ["Last", "2026-03-05"],
    ]);
  });

  it("shows another person nothing", async () => {
    await store("enhanced_tag", [{ id: "one", start_day: "2026-03-03" }]);
    const other = await createTestPerson();
    expect(await asUser(other, (db) => listTags(db, { userId, ...range }))).toEqual([]);
  });
});

describe("listRestModes", () => {
  const readModes = () => asUser(userId, (db) => listRestModes(db, { userId, ...range }));

  it("gives one that is still on without an end, with what was noted", async () => {
    const episodes = [{ tags: ["tag_generic_fever"], timestamp: "2026-03-01T09:00:00+00:00" }];
    await store("rest_mode_period", [
      { id: "on", start_day: "2026-03-01", end_day: null, episodes },
    ]);
    expect(await readModes()).toEqual([{ from: "2026-03-01", to: null, names: ["Fever"] }]);
  });

  it("leaves out what ended before the range, and what was switched off at once", async () => {
    const at = "2026-03-04T10:00:00+00:00";
    await store("rest_mode_period", [
      { id: "past", start_day: "2026-02-20", end_day: "2026-03-02" },
      { id: "off", start_day: "2026-03-04", end_day: "2026-03-04", start_time: at, end_time: at },
      { id: "in", start_day: "2026-03-02", end_day: "2026-03-04", episodes: null },
    ]);
    expect(await readModes()).toEqual([{ from: "2026-03-02", to: "2026-03-04", names: [] }]);
  });
});
