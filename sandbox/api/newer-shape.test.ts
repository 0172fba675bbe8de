import { afterAll, beforeAll, expect, test } from "vitest";
import { dataTypes } from "#lib/oura/registry.ts";
import { knownScopes } from "../oauth/scopes.ts";
import { callApi, connect, type RunningSandbox, startSandbox } from "../testing/running-sandbox.ts";

let sandboxes: { older: RunningSandbox; newer: RunningSandbox };
let tokens: { older: string; newer: string };
beforeAll(async () => {
  const older = await startSandbox();
  const newer = await startSandbox({ SANDBOX_SPEC: "1.37" });
  sandboxes = { older, newer };
  tokens = {
    older: await connect({ base: older.base, scopes: knownScopes }),
    newer: await connect({ base: newer.base, scopes: knownScopes }),
  };
});
afterAll(() => Promise.all([sandboxes.older.stop(), sandboxes.newer.stop()]));

const call = (path: string, version: "older" | "newer" = "newer") =>
  callApi({ base: sandboxes[version].base, token: tokens[version], path });
const range = "start_date=2026-07-01&end_date=2026-12-01";
const list = async (type: string, version: "older" | "newer" = "newer") =>
  (await call(`${type}?${range}`, version)).body.data;

/** Every string below a value. */
function toTexts(value: unknown): readonly string[] {
  if (typeof value === "string") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(toTexts) : [];
}

test.each(dataTypes.map(({ path }) => path))(
  "%s carries milliseconds in every timestamp",
  async (path) => {
    const { body } = await call(`${path}?${range}`);
    const instants = toTexts(body).filter((text) => /^\d{4}-\d{2}-\d{2}T/.test(text));
    for (const instant of instants)
      expect(instant).toMatch(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}(Z|[+-]\d{2}:\d{2})$/);
  },
);

test.each(dataTypes.filter(({ answer }) => answer === "list").map(({ path }) => path))(
  "%s holds the same documents as the older one, with the same instants and figures",
  async (path) => {
    const toInstants = (value: unknown): unknown =>
      JSON.parse(JSON.stringify(value), (_, inner: unknown) =>
        typeof inner === "string" && /^\d{4}-\d{2}-\d{2}T/.test(inner) ? Date.parse(inner) : inner,
      );
    const older = toInstants(await list(path, "older"));
    const newer = toInstants(await list(path));
    expect(newer).toMatchObject(older as object[]);
    expect(newer).not.toEqual([]);
  },
);

test("a cardiovascular age gains an id, by which it is found, and a pulse wave velocity", async () => {
  const last = (await list("daily_cardiovascular_age")).at(-1);
  const velocity = Number(last?.pulse_wave_velocity);
  expect(velocity).toBeGreaterThan(4);
  expect(velocity).toBeLessThan(14);
  const single = `daily_cardiovascular_age/${String(last?.id)}`;
  expect((await call(single)).body).toEqual(last);
  expect((await call(single, "older")).body).toEqual({
    day: last?.day,
    vascular_age: last?.vascular_age,
  });
});

test("readiness gains the regularity of sleep, in a night too", async () => {
  const regularity = (contributors: unknown) =>
    (contributors as { sleep_regularity: number | null }).sleep_regularity;
  const days = await list("daily_readiness");
  const byDay = new Map(days.map(({ day, contributors }) => [day, regularity(contributors)]));
  expect([...byDay.values()].some((value) => value !== null && value > 60 && value <= 100)).toBe(
    true,
  );
  for (const { day, readiness } of await list("sleep")) {
    // A nap of a day without a recorded night is judged too, while the day has no readiness.
    if (!byDay.has(day)) continue;
    const { contributors } = readiness as { contributors: unknown };
    expect(regularity(contributors)).toBe(byDay.get(day));
  }
});

test("a night gains its phases by half minutes, those of the app, and its ring", async () => {
  for (const night of await list("sleep")) {
    const short = String(night.sleep_phase_30_sec);
    expect(short.length).toBe(String(night.movement_30_sec).length);
    const seconds = (digit: string) => (short.split(digit).length - 1) * 30;
    expect([seconds("1"), seconds("2"), seconds("3"), seconds("4")]).toEqual([
      night.deep_sleep_duration,
      night.light_sleep_duration,
      night.rem_sleep_duration,
      night.awake_time,
    ]);
    expect(night.app_sleep_phase_5_min).toBe(night.sleep_phase_5_min);
    expect(night.ring_id).toMatch(/^[\w-]{43}$/);
  }
});

test("the ring of a night changes when a new one was set up", async () => {
  const all = (await call("sleep?start_date=2020-01-01&end_date=2030-01-01")).body.data;
  const [newest] = (await call("ring_configuration")).body.data
    .map(({ set_up_at }) => String(set_up_at))
    .toSorted()
    .toReversed();
  const rings = (isNew: boolean) =>
    new Set(
      all
        .filter(({ bedtime_start }) => {
          const hours = (Date.parse(String(bedtime_start)) - Date.parse(newest ?? "")) / 3_600_000;
          return isNew ? hours > 48 : hours < -48;
        })
        .map(({ ring_id }) => ring_id),
    );
  expect([rings(true).size, rings(false).size]).toEqual([1, 1]);
  expect(rings(true)).not.toEqual(rings(false));
});

test("rows of a heart rate are in UTC, also in unix milliseconds", async () => {
  const { data } = (await call("heartrate")).body;
  for (const { timestamp, timestamp_unix } of data) {
    expect(timestamp).toMatch(/Z$/);
    expect(timestamp_unix).toBe(Date.parse(String(timestamp)));
  }
});

test("fields leaves out what was not asked for, but for id and day", async () => {
  const keys = async (query: string) =>
    Object.keys((await call(`daily_sleep?${range}&fields=${query}`)).body.data[0] ?? {});
  expect(await keys("score")).toEqual(["id", "day", "score", "timestamp"]);
  expect(await keys("score,nothing")).toEqual(await keys("score"));
  expect(await keys("nothing")).toEqual(await keys(""));
  const [row] = (await call("heartrate?fields=bpm")).body.data;
  expect(Object.keys(row ?? {})).toEqual(["timestamp", "bpm"]);
});

test("latest gives the newest row of a series alone, and means nothing for documents", async () => {
  const rows = (await call("heartrate")).body.data;
  const latest = await call("heartrate?latest=true&start_datetime=2026-11-01");
  expect(latest.body).toEqual({ data: [rows.at(-1)], next_token: null });
  expect((await call("heartrate?latest=false")).body.data).toEqual(rows);
  const unreadable = await call("heartrate?latest=perhaps");
  expect([unreadable.status, unreadable.body.detail]).toEqual([
    422,
    [
      {
        type: "bool_parsing",
        loc: ["query", "latest"],
        msg: "Input should be a valid boolean, unable to interpret input",
        input: "perhaps",
      },
    ],
  ]);
  expect((await call(`daily_sleep?${range}&latest=true`)).body.data).toEqual(
    await list("daily_sleep"),
  );
});

test("a problem also says what was given", async () => {
  const { body } = await call("sleep?start_date=yesterday");
  expect(body.detail).toMatchObject([
    { input: "yesterday", ctx: { error: "input is too short" } },
    { input: "yesterday", ctx: { error: "input is too short" } },
  ]);
});
