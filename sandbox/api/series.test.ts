import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { knownScopes } from "../oauth/scopes.ts";
import { callApi, connect, type RunningSandbox, startSandbox } from "../testing/running-sandbox.ts";
import { specVersions } from "./served-types.ts";

describe.each(specVersions)("time series of %s", (spec) => {
  let sandbox: RunningSandbox;
  let token: string;
  beforeAll(async () => {
    sandbox = await startSandbox({ SANDBOX_SPEC: spec });
    token = await connect({ base: sandbox.base, scopes: knownScopes });
  });
  afterAll(() => sandbox.stop());

  const call = (path: string, bearer = token) =>
    callApi({ base: sandbox.base, token: bearer, path });
  const instantOf = ({ timestamp }: Record<string, unknown>) => Date.parse(String(timestamp));
  const collect = async (first: string) => {
    const pages: Record<string, unknown>[][] = [];
    let next: string | null = "";
    while (next !== null) {
      const { body } = await call(`${first}&next_token=${next}`);
      pages.push(body.data);
      next = body.next_token;
    }
    return pages;
  };

  test("pages a window completely, oldest first, a thousand rows at a time", async () => {
    const pages = await collect(
      "heartrate?start_datetime=2026-11-01T00:00:00Z&end_datetime=2026-11-08T00:00:00Z",
    );
    expect(pages.length).toBeGreaterThan(1);
    expect(pages.slice(0, -1).every((rows) => rows.length === 1000)).toBe(true);
    const span = { from: "2026-11-01", to: "2026-11-08" };
    expect(pages.flat()).toEqual(await sandbox.control.heartRate("steady", span));
    const instants = pages.flat().map(instantOf);
    expect(instants).toEqual(instants.toSorted((left, right) => left - right));
    expect(new Set(instants).size).toBeLessThan(instants.length);
  });

  test("answers the last day when nothing, or a wrong name, is asked for", async () => {
    const usual = (await call("heartrate")).body.data;
    expect((await call("heartrate?start_date=2026-01-01&end_date=2026-02-01")).body.data).toEqual(
      usual,
    );
    const [first = 0, last = 0] = [usual[0], usual.at(-1)].map((row) => instantOf(row ?? {}));
    expect(last - first).toBeLessThan(86_400_000);
    expect(usual.length).toBeGreaterThan(50);
  });

  test("takes bare dates for midnight in UTC and leaves the end out", async () => {
    const bare = await call("heartrate?start_datetime=2026-11-10&end_datetime=2026-11-11");
    const full = await call(
      "heartrate?start_datetime=2026-11-10T00:00:00Z&end_datetime=2026-11-11T00:00:00Z",
    );
    expect(bare.body).toEqual(full.body);
    const instants = bare.body.data.map(instantOf);
    expect(Math.min(...instants)).toBeGreaterThanOrEqual(Date.parse("2026-11-10T00:00Z"));
    expect(Math.max(...instants)).toBeLessThan(Date.parse("2026-11-11T00:00Z"));
  });

  test("refuses more than 30 days, a reversed range and an unreadable instant", async () => {
    const status = async (query: string) => (await call(`heartrate?${query}`)).status;
    expect(await status("start_datetime=2026-10-01&end_datetime=2026-11-01")).toBe(400);
    expect(await status("start_datetime=2026-10-02&end_datetime=2026-11-01")).toBe(200);
    expect(await status("start_datetime=2026-11-02&end_datetime=2026-11-01")).toBe(400);
    const unreadable = await call("heartrate?start_datetime=soon");
    expect(unreadable.status).toBe(422);
    expect(unreadable.body.detail).toMatchObject([{ loc: ["query", "start_datetime"] }]);
  });

  test("a token of the next page is opaque, and one that is not its own answers 400", async () => {
    const { body } = await call("heartrate?start_datetime=2026-11-01&end_datetime=2026-11-08");
    expect(body.next_token).toMatch(/^[\w-]{40,}$/);
    const other = await connect({ base: sandbox.base, persona: "parent", scopes: knownScopes });
    expect((await call(`heartrate?next_token=${body.next_token}`, other)).status).toBe(400);
    expect((await call("heartrate?next_token=abc")).status).toBe(400);
  });
});

describe("the ring's battery", () => {
  test("is served by the newer specification only, to whoever may see the ring", async () => {
    const older = await startSandbox();
    const token = await connect({ base: older.base, scopes: knownScopes });
    const missing = await callApi({ base: older.base, token, path: "ring_battery_level" });
    expect([missing.status, missing.body]).toEqual([404, { detail: "Not Found" }]);
    await older.stop();

    const newer = await startSandbox({ SANDBOX_SPEC: "1.37" });
    const { base } = newer;
    const narrow = await connect({ base, scopes: ["daily"] });
    const path = "ring_battery_level?start_datetime=2026-11-10&end_datetime=2026-11-16";
    expect((await callApi({ base, token: narrow, path })).status).toBe(401);
    const fit = await connect({ base, scopes: ["ring_configuration"] });
    const { data } = (await callApi({ base, token: fit, path })).body;
    const levels = data.map(({ level }) => Number(level));
    expect(Math.max(...levels)).toBeGreaterThan(90);
    expect(Math.min(...levels)).toBeGreaterThan(0);
    expect(data.some(({ charging }) => charging === true)).toBe(true);
    await newer.stop();
  });
});
