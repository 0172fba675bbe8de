import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { dataTypes } from "#lib/oura/registry.ts";
import { knownScopes } from "../oauth/scopes.ts";
import { callApi, connect, type RunningSandbox, startSandbox } from "../testing/running-sandbox.ts";

let sandbox: RunningSandbox;
let token: string;
beforeAll(async () => {
  sandbox = await startSandbox();
  token = await connect({ base: sandbox.base, scopes: knownScopes });
});
afterAll(() => sandbox.stop());

const call = (path: string, bearer: string | null = token) =>
  callApi({ base: sandbox.base, token: bearer, path });
const truth = (type: string) => sandbox.control.documents("steady", type);

describe.each(dataTypes.filter(({ answer }) => answer === "list").map(({ path }) => path))(
  "%s",
  (path) => {
    test("lists the whole truth over a wide range, and each document alone", async () => {
      const all = await truth(path);
      const { status, body } = await call(`${path}?start_date=2020-01-01&end_date=2030-01-01`);
      expect([status, body.next_token]).toEqual([200, null]);
      expect(body.data).toEqual(all);
      const last = all.at(-1);
      if (last?.id !== undefined)
        expect((await call(`${path}/${String(last.id)}`)).body).toEqual(last);
      const missing = await call(`${path}/00000000-0000-4000-8000-000000000000`);
      expect([missing.status, missing.body.detail]).toEqual([404, "Document not found."]);
    });
  },
);

describe("date ranges", () => {
  test.each(["daily_sleep", "daily_readiness", "daily_spo2", "daily_stress", "sleep_time"])(
    "%s includes its end date",
    async (path) => {
      const { body } = await call(`${path}?start_date=2026-11-10&end_date=2026-11-16`);
      const days = (await truth(path))
        .map(({ day }) => String(day))
        .filter((day) => day >= "2026-11-10" && day <= "2026-11-16");
      expect(body.data.map(({ day }) => day)).toEqual(days);
    },
  );

  test("daily_activity leaves its end date out", async () => {
    const { body } = await call("daily_activity?start_date=2026-11-10&end_date=2026-11-16");
    const days = (await truth("daily_activity"))
      .map(({ day }) => String(day))
      .filter((day) => day >= "2026-11-10" && day < "2026-11-16");
    expect(body.data.map(({ day }) => day)).toEqual(days);
  });

  test.each([
    ["sleep", "bedtime_start"],
    ["workout", "start_datetime"],
  ])("%s goes by its start in UTC", async (path, field) => {
    const { body } = await call(`${path}?start_date=2026-11-10&end_date=2026-11-16`);
    const inside = (await truth(path)).filter((document) => {
      const start = Date.parse(String(document[field]));
      return start >= Date.parse("2026-11-10T00:00Z") && start < Date.parse("2026-11-16T00:00Z");
    });
    expect(body.data).toEqual(inside);
    expect(inside.length).toBeGreaterThan(0);
  });

  test("an end with a time of day reaches the last day", async () => {
    const bare = await call("daily_activity?start_date=2026-11-10&end_date=2026-11-15");
    const timed = await call("daily_activity?start_date=2026-11-10&end_date=2026-11-15T23:59:59");
    expect(timed.body.data.length).toBe(bare.body.data.length + 1);
  });

  test("without dates the last days up to today come", async () => {
    const { body } = await call("daily_sleep");
    expect(body.data.at(-1)?.day).toBe((await truth("daily_sleep")).at(-1)?.day);
    expect(body.data.length).toBeLessThan(10);
  });

  test("a reversed range answers 400 and an unreadable date 422", async () => {
    const reversed = await call("sleep?start_date=2026-11-10&end_date=2026-11-01");
    expect([reversed.status, reversed.body]).toEqual([
      400,
      { detail: "Start time is greater than end time" },
    ]);
    const unreadable = await call("sleep?start_date=yesterday");
    expect(unreadable.status).toBe(422);
    expect(unreadable.body.detail).toMatchObject([{ loc: ["query", "start_date"] }]);
    expect((await call("sleep?start_date=2026-11-10T00:00:00+02:00")).status).toBe(422);
    const unix = await call("sleep?start_date=1&end_date=2");
    expect([unix.status, unix.body.data]).toEqual([200, []]);
  });
});

describe("heartrate", () => {
  const collect = async (first: string) => {
    const pages: Record<string, unknown>[][] = [];
    let next: string | null = "";
    while (next !== null) {
      const { body } = await call(`heartrate?${first}&next_token=${next}`);
      pages.push(body.data);
      next = body.next_token;
    }
    return pages;
  };

  test("pages a window completely, oldest first, a thousand rows at a time", async () => {
    const pages = await collect(
      "start_datetime=2026-11-01T00:00:00Z&end_datetime=2026-11-08T00:00:00Z",
    );
    expect(pages.length).toBeGreaterThan(1);
    expect(pages.slice(0, -1).every((rows) => rows.length === 1000)).toBe(true);
    const span = { from: "2026-11-01", to: "2026-11-08" };
    expect(pages.flat()).toEqual(await sandbox.control.heartRate("steady", span));
  });

  test("answers the last day when nothing, or a wrong name, is asked for", async () => {
    const usual = (await call("heartrate")).body.data;
    expect((await call("heartrate?start_date=2026-01-01&end_date=2026-02-01")).body.data).toEqual(
      usual,
    );
    expect(usual.length).toBeGreaterThan(50);
    expect(usual.length).toBeLessThan(300);
  });

  test("refuses more than 30 days and a token that is not its own", async () => {
    expect((await call("heartrate?start_datetime=2026-10-01&end_datetime=2026-11-01")).status).toBe(
      400,
    );
    expect((await call("heartrate?start_datetime=2026-10-02&end_datetime=2026-11-01")).status).toBe(
      200,
    );
    expect((await call("heartrate?next_token=abc")).status).toBe(400);
  });
});

describe("errors", () => {
  test("a missing token is 400, a bad one 401, a missing scope 401, an unknown path 404", async () => {
    const narrow = await connect({ base: sandbox.base, scopes: ["heartrate"] });
    expect((await call("sleep", null)).status).toBe(400);
    expect((await call("sleep", "nonsense")).status).toBe(401);
    expect((await call("sleep", narrow)).status).toBe(401);
    expect((await call("vo2_max")).status).toBe(404);
    expect((await call("personal_info", narrow)).body).toEqual({ id: expect.any(String) });
  });

  test("an ended membership is 403 until it is resumed", async () => {
    const toggle = () => sandbox.control.press("steady", "membership");
    await toggle();
    expect((await call("sleep")).status).toBe(403);
    await toggle();
    expect((await call("sleep")).status).toBe(200);
  });

  test("beyond the limit comes 429 with the time to wait", async () => {
    const limited = await startSandbox({ SANDBOX_RATE_LIMIT: "2" });
    const bearer = await connect({ base: limited.base, scopes: ["daily"] });
    const ask = () => callApi({ base: limited.base, token: bearer, path: "daily_stress" });
    expect((await ask()).headers.get("x-ratelimit-limit")).toBe("2");
    await ask();
    const refused = await ask();
    expect([refused.status, refused.headers.get("retry-after")]).toEqual([429, "300"]);
    limited.clock.now += 300_000;
    expect((await ask()).status).toBe(200);
    await limited.stop();
  });
});
