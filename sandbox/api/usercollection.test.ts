import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { dataTypes } from "#lib/oura/registry.ts";
import { knownScopes } from "../oauth/scopes.ts";
import { callApi, connect, type RunningSandbox, startSandbox } from "../testing/running-sandbox.ts";

// Everything of years is listed; a busy machine takes its time.
vi.setConfig({ testTimeout: 60_000 });

let sandbox: RunningSandbox;
let token: string;
beforeAll(async () => {
  sandbox = await startSandbox();
  token = await connect({ base: sandbox.base, scopes: knownScopes });
});
afterAll(() => sandbox.stop());

const call = (path: string, bearer: string | null = token) =>
  callApi({ base: sandbox.base, token: bearer, path });
const truth = (type: string, persona = "steady") => sandbox.control.documents(persona, type);
const dayOf = ({ day, start_day }: Record<string, unknown>) => String(day ?? start_day);
const lists = dataTypes.filter(({ answer }) => answer === "list");

describe.each(lists.map(({ path }) => path))("%s", (path) => {
  test("lists the whole truth on one page over a wide range, and each document alone", async () => {
    const all = await truth(path);
    const { status, body } = await call(`${path}?start_date=2020-01-01&end_date=2030-01-01`);
    expect([status, body.next_token]).toEqual([200, null]);
    expect(body.data).toEqual(all);
    const last = all.at(-1);
    if (last?.id !== undefined)
      expect((await call(`${path}/${String(last.id)}`)).body).toEqual(last);
    const missing = await call(`${path}/00000000-0000-4000-8000-000000000000`);
    expect([missing.status, missing.body]).toEqual([404, { detail: "Document not found." }]);
  });
});

describe("date ranges", () => {
  test.each(lists.filter(({ basis, window }) => basis === "day" && window === "date"))(
    "$path goes by the local day and includes its end date",
    async ({ path }) => {
      const all = (await truth(path)).map(dayOf);
      const end = all.at(-2) ?? "";
      const start = all.at(-4) ?? "";
      const { body } = await call(`${path}?start_date=${start}&end_date=${end}`);
      expect(body.data.map(dayOf)).toEqual(all.filter((day) => day >= start && day <= end));
      expect(body.data.map(dayOf)).toContain(end);
    },
  );

  test.each([
    ["daily_activity", "timestamp"],
    ["sleep", "bedtime_start"],
    ["workout", "start_datetime"],
    ["session", "start_datetime"],
  ])("%s goes by its start in UTC and leaves its end date out", async (path, field) => {
    const startOf = (document: Record<string, unknown>) => Date.parse(String(document[field]));
    const all = await truth(path);
    const { body } = await call(`${path}?start_date=2026-10-10&end_date=2026-11-16`);
    const inside = all.filter(
      (document) =>
        startOf(document) >= Date.parse("2026-10-10T00:00Z") &&
        startOf(document) < Date.parse("2026-11-16T00:00Z"),
    );
    expect(body.data).toEqual(inside);
    const [instant] = inside.map((document) => new Date(startOf(document)).toISOString());
    const ids = async (query: string) =>
      (await call(`${path}?${query}`)).body.data.map(({ id }) => id);
    expect(await ids(`start_date=${instant}&end_date=2026-11-16`)).toContain(inside[0]?.id);
    expect(await ids(`start_date=2026-10-01&end_date=${instant}`)).not.toContain(inside[0]?.id);
  });

  test("the night of a day is found from the day before only", async () => {
    const night = (await truth("sleep")).findLast(({ type }) => type === "long_sleep");
    const day = String(night?.day);
    const before = new Date(Date.parse(`${day}T00:00Z`) - 86_400_000).toISOString().slice(0, 10);
    const ids = async (start: string) =>
      (await call(`sleep?start_date=${start}&end_date=2026-12-01`)).body.data.map(({ id }) => id);
    expect(await ids(day)).not.toContain(night?.id);
    expect(await ids(before)).toContain(night?.id);
  });

  test("an end with a time of day reaches the last day", async () => {
    const bare = await call("daily_activity?start_date=2026-11-10&end_date=2026-11-15");
    const timed = await call("daily_activity?start_date=2026-11-10&end_date=2026-11-15T23:59:59");
    expect(timed.body.data.length).toBe(bare.body.data.length + 1);
  });

  test("dates and instants may be mixed, with an offset or without", async () => {
    const days = async (query: string) => (await call(`daily_sleep?${query}`)).body.data.map(dayOf);
    const usual = await days("start_date=2026-11-10&end_date=2026-11-12");
    expect(await days("start_date=2026-11-10T00:00:00Z&end_date=2026-11-12")).toEqual(usual);
    expect(await days("start_date=2026-11-10T02:00:00%2B02:00&end_date=2026-11-12")).toEqual(usual);
    expect(await days("start_date=2026-11-10T00:00:00&end_date=2026-11-12T00:00:00")).toEqual(
      usual,
    );
  });

  test("without dates the last days up to today come", async () => {
    const { body } = await call("daily_sleep");
    expect(body.data.at(-1)?.day).toBe((await truth("daily_sleep")).at(-1)?.day);
    expect(body.data.length).toBeGreaterThan(4);
    expect(body.data.length).toBeLessThan(10);
  });

  test("parameters of other names are ignored without a word", async () => {
    const usual = (await call("daily_sleep")).body;
    const other = await call("daily_sleep?start=2026-01-01&start_datetime=2026-01-01&fields=day");
    expect(other.body).toEqual(usual);
  });

  test("rings take no range, and none but the first page is known", async () => {
    const rings = (await call("ring_configuration?start_date=never")).body;
    expect(rings.data).toEqual(await truth("ring_configuration"));
    expect((await call("ring_configuration?next_token=")).body).toEqual(rings);
    expect((await call("ring_configuration?next_token=abc")).status).toBe(400);
    expect((await call("daily_sleep?next_token=abc")).status).toBe(400);
  });

  test("a reversed range answers 400", async () => {
    const reversed = await call("sleep?start_date=2026-11-10&end_date=2026-11-01");
    expect([reversed.status, reversed.body]).toEqual([
      400,
      { detail: "Start time is greater than end time" },
    ]);
  });

  test("a number is a unix time, and what lies in the past is empty", async () => {
    const unix = await call("sleep?start_date=1&end_date=2");
    expect([unix.status, unix.body.data]).toEqual([200, []]);
  });

  test("an unreadable date answers 422 with what it could have been", async () => {
    const unreadable = await call("sleep?start_date=yesterday");
    expect(unreadable.status).toBe(422);
    expect(unreadable.body.detail).toEqual([
      {
        loc: ["query", "start_date", "datetime"],
        msg: "Input should be a valid datetime or date, input is too short",
        type: "datetime_from_date_parsing",
      },
      {
        loc: ["query", "start_date", "date"],
        msg: "Input should be a valid date or datetime, input is too short",
        type: "date_from_datetime_parsing",
      },
    ]);
  });

  test("a plus sign that was not escaped is a space and answers 422", async () => {
    expect((await call("sleep?start_date=2026-11-10T00:00:00+02:00")).status).toBe(422);
    expect((await call("sleep?start_date=2026-11-10T00:00:00%2B02:00")).status).toBe(200);
  });
});

describe("documents of 1.27", () => {
  test("a cardiovascular age shows no id, nor does a reading of the heart", async () => {
    expect(Object.keys((await truth("daily_cardiovascular_age"))[0] ?? {})).toEqual([
      "day",
      "vascular_age",
    ]);
    expect(Object.keys((await call("heartrate")).body.data[0] ?? {})).toEqual([
      "bpm",
      "source",
      "timestamp",
    ]);
  });

  test("one person's workouts mix offsets and come in the order of their instants", async () => {
    const starts = (await truth("workout", "traveller")).map((document) =>
      String(document.start_datetime),
    );
    expect(new Set(starts.map((start) => start.slice(-6))).size).toBeGreaterThan(2);
    const instants = starts.map((start) => Date.parse(start));
    expect(instants).toEqual(instants.toSorted((left, right) => left - right));
  });
});
