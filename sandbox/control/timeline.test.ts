import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { knownScopes } from "../oauth/scopes.ts";
import { callApi, connect, type RunningSandbox, startSandbox } from "../testing/running-sandbox.ts";

let sandbox: RunningSandbox;
beforeEach(async () => {
  sandbox = await startSandbox();
});
afterEach(() => sandbox.stop());

const press = (action: Parameters<RunningSandbox["control"]["press"]>[1], persona = "steady") =>
  sandbox.control.press(persona, action);
const single = async (changes: readonly { event: string; type: string; id: string }[]) => {
  const token = await connect({ base: sandbox.base, scopes: knownScopes });
  return Promise.all(
    changes.map(async ({ type, id }) => {
      const path = `${type}/${id}`;
      const { status, body } = await callApi({ base: sandbox.base, token, path });
      return { type, status, body };
    }),
  );
};

describe("the horizon", () => {
  test("ends yesterday, grows by a night and then by its day", async () => {
    const morning = await press("new-night");
    expect([morning.last_night, morning.last_day]).toEqual(["2026-11-22", "2026-11-21"]);
    const evening = await press("new-day");
    expect([evening.last_night, evening.last_day]).toEqual(["2026-11-22", "2026-11-22"]);
    const next = await press("new-night");
    expect([next.last_night, next.last_day]).toEqual(["2026-11-23", "2026-11-22"]);
  });

  test("finishes an open day before the next night", async () => {
    await press("new-night");
    const next = await press("new-night");
    expect([next.last_night, next.last_day]).toEqual(["2026-11-23", "2026-11-22"]);
  });

  test("always grows by a night that was recorded", async () => {
    const types: string[] = [];
    for (let count = 0; count < 15; count++) {
      const { changes } = await press("new-night", "parent");
      types.push(...changes.filter(({ type }) => type === "daily_sleep").map(({ type }) => type));
    }
    expect(types).toHaveLength(15);
  });

  test("keeps what was already there when it grows", async () => {
    const span = { from: "2026-11-19T00:00:00Z", to: "2026-11-30T00:00:00Z" };
    let before = await sandbox.control.heartRate("steady", span);
    for (const action of ["new-night", "new-day", "new-night"] as const) {
      await press(action);
      const after = await sandbox.control.heartRate("steady", span);
      expect(after.slice(0, before.length)).toEqual(before);
      before = after;
    }
  });
});

describe("an edit", () => {
  test("moves the newest night's bedtime under the same ids", async () => {
    const latest = async () =>
      (await sandbox.control.documents("athlete", "sleep")).findLast(
        (one) => one["type"] === "long_sleep",
      );
    const before = await latest();
    const { changes } = await press("edit-night", "athlete");
    expect(changes.map(({ event, type }) => `${event} ${type}`)).toEqual([
      "update sleep",
      "update daily_sleep",
      "update daily_readiness",
    ]);
    const after = await latest();
    expect(after).toMatchObject({
      id: before?.id,
      day: before?.day,
      bedtime_end: before?.["bedtime_end"],
      sleep_analysis_reason: "bedtime_edit",
    });
    expect(after?.["bedtime_start"]).not.toBe(before?.["bedtime_start"]);
  });

  test("after a deletion is of the night before", async () => {
    const { changes } = await press("delete-night");
    const edited = await press("edit-night");
    expect(edited.changes.length).toBe(3);
    expect(edited.changes.map(({ id }) => id)).not.toEqual(changes.map(({ id }) => id));
  });
});

describe("a deletion", () => {
  test("takes the newest night and its scores away, from lists and by id", async () => {
    const before = await sandbox.control.documents("steady", "daily_sleep");
    const { changes } = await press("delete-night");
    expect(changes.map(({ event, type }) => `${event} ${type}`)).toEqual([
      "delete sleep",
      "delete daily_sleep",
      "delete daily_readiness",
    ]);
    expect((await single(changes)).map(({ status }) => status)).toEqual([404, 404, 404]);
    const after = await sandbox.control.documents("steady", "daily_sleep");
    expect(after).toEqual(before.slice(0, -1));
  });

  test.each([
    ["delete-workout", "athlete", ["workout"]],
    ["delete-nap", "parent", ["sleep"]],
    ["delete-tag", "steady", ["enhanced_tag", "tag"]],
  ] as const)("by %s is of the newest", async (action, persona, types) => {
    const counts = async () =>
      Promise.all(
        types.map(async (type) => (await sandbox.control.documents(persona, type)).length),
      );
    const before = await counts();
    const { changes } = await press(action, persona);
    expect(changes.map(({ event, type }) => [event, type])).toEqual(
      types.map((type) => ["delete", type]),
    );
    expect(await counts()).toEqual(before.map((count) => count - 1));
  });
});

describe("what is entered by hand", () => {
  test("is a workout on the newest day, there at once, also while the day goes on", async () => {
    await press("new-night");
    const { changes } = await press("new-workout");
    expect(changes).toMatchObject([{ event: "create", type: "workout" }]);
    const [answer] = await single(changes);
    expect(answer).toMatchObject({ status: 200, body: { day: "2026-11-22", source: "manual" } });
    const start = Date.parse(String(answer?.body["start_datetime"]));
    expect(Date.parse(String(answer?.body["end_datetime"]))).toBeGreaterThan(start);
  });

  test("is a tag in both of its generations, at the same time with the same words", async () => {
    const { changes } = await press("new-tag");
    expect(changes.map(({ type }) => type)).toEqual(["tag", "enhanced_tag"]);
    const [old, enhanced] = await single(changes);
    expect([old?.status, enhanced?.status]).toEqual([200, 200]);
    expect(enhanced?.body).toMatchObject({
      start_time: old?.body["timestamp"],
      comment: old?.body["text"],
    });
    expect(old?.body["tags"]).toEqual([enhanced?.body["tag_type_code"]]);
  });

  test("comes in lists, each time as another document, and the last is the first to be deleted", async () => {
    const before = await sandbox.control.documents("steady", "workout");
    const first = await press("new-workout");
    const second = await press("new-workout");
    const after = await sandbox.control.documents("steady", "workout");
    expect(after.length).toBe(before.length + 2);
    const ids = [first, second].map(({ changes }) => changes[0]?.id);
    expect(new Set(ids).size).toBe(2);
    const deleted = await press("delete-workout");
    expect(deleted.changes[0]?.id).toBe(ids[1]);
    expect((await press("new-workout")).changes[0]?.id).not.toBe(ids[1]);
  });
});
