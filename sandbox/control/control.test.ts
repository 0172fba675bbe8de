import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { startReceiver } from "../testing/receiver.ts";
import { callApi, connect, type RunningSandbox, startSandbox } from "../testing/running-sandbox.ts";
import { subscribe } from "../testing/subscriber.ts";

let sandbox: RunningSandbox;
beforeEach(async () => {
  sandbox = await startSandbox();
});
afterEach(() => sandbox.stop());

const send = (path: string, init: RequestInit = {}) =>
  fetch(`${sandbox.base}/_sandbox${path}`, init);
const post = (path: string, body: string, headers: Record<string, string> = {}) =>
  send(path, { method: "POST", body, redirect: "manual", headers });
const day = 86_400;

describe("the control API", () => {
  test("lists its own routes, each of which is there", async () => {
    const { data } = (await (await send("")).json()) as {
      data: { method: string; path: string; about: string }[];
    };
    expect(data.length).toBeGreaterThan(25);
    for (const { method, path, about } of data) {
      expect(about).not.toBe("");
      const target = path.replace("/_sandbox", "").replace(":type", "sleep");
      const body = method === "POST" ? { body: '{"surely":"wrong"}' } : {};
      const answer = await send(target.replace(":id", "nobody"), { method, ...body });
      const { detail } = (await answer.json()) as { detail?: string };
      expect(detail, `${method} ${path}`).not.toBe("Not Found");
    }
  });

  test("reads JSON also where a program calls it a form, as curl does by itself", async () => {
    const headers = { "content-type": "application/x-www-form-urlencoded" };
    const set = await post("/faults", '\n{"path":"/v2/*","status":503}', headers);
    expect([set.status, await set.json()]).toMatchObject([200, { path: "/v2/*", status: 503 }]);
    const broken = await post("/faults", '{"path":', headers);
    expect(await broken.json()).toMatchObject({ detail: "the body is not JSON" });
  });

  test("takes the page's forms and sends the browser back to where it was", async () => {
    const headers = {
      accept: "text/html",
      "content-type": "application/x-www-form-urlencoded",
      origin: sandbox.base,
    };
    const form = "path=%2Fv2%2F*&method=&status=503&delay_ms=&connection=&body=&count=1&chance=0.5";
    const set = await post("/faults", `${form}&until_cleared=true`, headers);
    expect([set.status, set.headers.get("location")]).toEqual([303, "/#faults"]);
    expect(await sandbox.control.faults.list()).toMatchObject([
      { path: "/v2/*", method: null, status: 503, chance: 0.5, count: null },
    ]);
    const pressed = await post("/personas/steady/new-night", "", headers);
    expect([pressed.status, pressed.headers.get("location")]).toEqual([303, "/#steady"]);
    const wrong = await post("/clock", "speed=fast", headers);
    expect([wrong.status, wrong.headers.get("content-type")]).toEqual([
      400,
      "text/html; charset=utf-8",
    ]);
    expect(await wrong.text()).toContain("speed: ");
  });
});

describe("the clock", () => {
  test("is read, set, advanced and given a speed", async () => {
    const { clock } = sandbox.control;
    expect(await clock.read()).toEqual({
      now: "2026-11-22T10:00:00.000Z",
      speed: 0,
      is_real: false,
    });
    expect((await clock.advance(1.5)).now).toBe("2026-11-22T10:00:01.500Z");
    expect((await clock.set("2026-12-01T12:00:00+02:00")).now).toBe("2026-12-01T10:00:00.000Z");
    expect((await clock.set("2026-11-01T00:00:00Z")).now).toBe("2026-11-01T00:00:00.000Z");
    expect((await clock.speed(3600)).speed).toBe(3600);
    await expect.poll(async () => (await clock.read()).now > "2026-11-01T00:01:00").toBe(true);
  });

  test("moves tokens, windows and everyone's calendar", async () => {
    const token = await connect({ base: sandbox.base, scopes: ["daily"] });
    const get = (path: string) => callApi({ base: sandbox.base, token, path });
    await sandbox.control.clock.advance(day / 2);
    const newest = async () => (await get("daily_sleep")).body.data.at(-1)?.day;
    expect(await newest()).toBe("2026-11-21");
    await sandbox.control.clock.advance(day / 2 - 1);
    expect(await newest()).toBe("2026-11-22");
    expect(await sandbox.control.persona("steady")).toMatchObject({ last_day: "2026-11-22" });
    await sandbox.control.clock.advance(1);
    expect((await get("daily_sleep")).status).toBe(401);
  });

  test("brings the nights of the days that it lives through, each told at its midnight", async () => {
    const receiver = await startReceiver();
    const { base } = sandbox;
    await connect({ base, scopes: ["daily"] });
    await subscribe({ base, url: receiver.url, event: "create", type: "daily_sleep" });
    await sandbox.control.clock.advance(3 * day);
    const times = (await sandbox.control.deliveries.list())
      .toReversed()
      .map(({ created_at, status }) => [created_at, status]);
    // Anna lives in Berlin: midnight there is 23:00 UTC.
    expect(times).toEqual([
      ["2026-11-22T23:00:00.000Z", "delivered"],
      ["2026-11-23T23:00:00.000Z", "delivered"],
      ["2026-11-24T23:00:00.000Z", "delivered"],
    ]);
    await receiver.stop();
  });
});

describe("the request log", () => {
  test("tells who asked for what and how it ended, and no secret", async () => {
    const token = await connect({ base: sandbox.base, scopes: ["daily"] });
    await sandbox.control.requests.clear();
    const query = "start_date=2026-11-01&end_date=2026-11-03&next_token=";
    await callApi({ base: sandbox.base, token, path: `daily_sleep?${query}` });
    await callApi({ base: sandbox.base, token, path: "daily_sleep/00000000-0000-4000-8000-0" });
    await callApi({ base: sandbox.base, token: null, path: "daily_sleep" });
    await fetch(`${sandbox.base}/nowhere`);
    await fetch(`${sandbox.base}/oauth/revoke?access_token=${token}`, { method: "POST" });
    const log = await sandbox.control.requests.list();
    expect(log.total).toBe(5);
    expect(JSON.stringify(log)).not.toContain(token);
    const label = expect.stringMatching(/^token-[0-9a-f]{8}$/);
    expect(log.data.toReversed()).toMatchObject([
      {
        at: "2026-11-22T10:00:00.000Z",
        method: "GET",
        route: "/v2/usercollection/daily_sleep",
        query: { start_date: "2026-11-01", end_date: "2026-11-03", next_token: "(hidden)" },
        status: 200,
        token: label,
        fault: null,
      },
      { route: "/v2/usercollection/daily_sleep/:document_id", status: 404, token: label },
      { route: "/v2/usercollection/daily_sleep", status: 400, token: "none" },
      { route: "unknown", path: "/nowhere", status: 404 },
      { route: "/oauth/revoke", query: { access_token: "(hidden)" }, status: 200 },
    ]);
  });

  test("counts requests of each route by token", async () => {
    const [first, second] = [
      await connect({ base: sandbox.base, scopes: ["daily"] }),
      await connect({ base: sandbox.base, persona: "parent", scopes: ["heartrate"] }),
    ];
    await sandbox.control.requests.clear();
    for (const token of [first, first, second])
      await callApi({ base: sandbox.base, token, path: "daily_sleep" });
    const { total, data } = await sandbox.control.requests.counts();
    expect(total).toBe(3);
    expect(data.map(({ count, statuses }) => [count, statuses])).toEqual([
      [2, { "200": 2 }],
      [1, { "401": 1 }],
    ]);
    expect(new Set(data.map(({ token }) => token)).size).toBe(2);
  });

  test("does not tell of control", async () => {
    await sandbox.control.personas();
    await fetch(sandbox.base);
    expect((await sandbox.control.requests.list()).total).toBe(0);
  });
});

test("a reset begins to count requests against the limit anew", async () => {
  const limited = await startSandbox({ SANDBOX_RATE_LIMIT: "1" });
  const ask = async () => {
    const token = await connect({ base: limited.base, scopes: ["daily"] });
    return (await callApi({ base: limited.base, token, path: "daily_sleep" })).status;
  };
  expect([await ask(), await ask()]).toEqual([200, 429]);
  await limited.control.reset();
  expect(await ask()).toBe(200);
  await limited.stop();
});

test("a reset brings everything back to the beginning, the clock too", async () => {
  const { control, base } = sandbox;
  const before = await control.documents("steady", "daily_sleep");
  const token = await connect({ base, scopes: ["daily"] });
  await control.press("steady", "delete-night");
  await control.press("steady", "new-workout");
  await control.clock.advance(5 * day);
  await control.faults.add({ path: "/v2/*", status: 503, count: null });
  await control.reset();
  expect((await control.clock.read()).now).toBe("2026-11-22T10:00:00.000Z");
  expect(await control.documents("steady", "daily_sleep")).toEqual(before);
  expect(await control.faults.list()).toEqual([]);
  expect((await control.requests.list()).total).toBe(0);
  expect((await callApi({ base, token, path: "daily_sleep" })).status).toBe(401);
});
