import { request } from "node:http";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { SandboxError } from "../client.ts";
import { type RunningSandbox, startSandbox } from "../testing/running-sandbox.ts";

let sandbox: RunningSandbox;
beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(() => sandbox.stop());

const send = (path: string, init: RequestInit = {}) =>
  fetch(`${sandbox.base}/_sandbox${path}`, init);
const post = (path: string, body: string, headers: Record<string, string> = {}) =>
  send(path, { method: "POST", body, redirect: "manual", headers });

describe("a bad control request", () => {
  test.each([
    ["/faults", "{", "the body is not JSON", "status"],
    ["/faults", "[]", "expected object", "status"],
    ["/faults", '{"path":"/v2/*"}', "at least one effect", "delay_ms"],
    ["/faults", '{"path":"v2","status":503}', "path: must be a path that starts with /", "path"],
    ["/faults", '{"path":"/","stutus":503}', "stutus", "status"],
    ["/faults", '{"path":"/","status":42}', "status: ", "status"],
    [
      "/faults",
      '{"path":"/","status":503,"headers":{"Bad Name":"x"}}',
      "names must be in lower case",
      "headers",
    ],
    ["/clock", "{}", "give set, advance_seconds or speed", "advance_seconds"],
    ["/clock", '{"set":"yesterday"}', "set: ", "2026-03-28T22:00:00Z"],
    ["/clock", '{"set":"2031-01-01T00:00:00Z"}', "too far away", "400 days"],
    ["/clock", '{"set":"2026-12-01T00:00:00Z","advance_seconds":1}', "either set or", "set"],
    ["/clock", '{"advance_seconds":-1}', "advance_seconds: ", "advance_seconds"],
    ["/clock", '{"speed":-1}', "speed: ", "speed"],
    ["/webhooks", '{"outage":"total"}', "outage: ", '"hold"'],
    ["/webhooks", '{"duplicates":99}', "duplicates: ", "duplicates"],
  ])(
    "to %s with %s is told what is wrong and what is expected",
    async (path, body, wrong, right) => {
      const answer = await post(path, body);
      expect(answer.status).toBe(400);
      const { detail, expected } = (await answer.json()) as { detail: string; expected: string };
      expect(detail).toContain(wrong);
      expect(expected).toContain(right);
    },
  );

  test.each([
    "/requests?limit=0",
    "/requests?limit=many",
    "/deliveries?status=gone",
    "/deliveries?x=1",
    "/personas/steady/heartrate?start=2026-11-20",
    "/personas/steady/heartrate?from=yesterday",
    "/personas/steady/heartrate?from=2026-11-21&to=2026-11-20",
  ])("with the query of %s is told the same", async (path) => {
    const answer = await send(path);
    expect(answer.status).toBe(400);
    expect(await answer.json()).toEqual({
      detail: expect.any(String),
      expected: expect.any(String),
    });
  });

  test("to a path or with a method that is not there is told what there is", async () => {
    const unknown = await send("/fault");
    expect([unknown.status, await unknown.json()]).toEqual([
      404,
      { detail: "Not Found", expected: "a route that GET /_sandbox lists" },
    ]);
    const wrong = await send("/faults", { method: "PUT" });
    expect([wrong.status, await wrong.json()]).toEqual([
      405,
      { detail: "Method Not Allowed", expected: "GET, POST, DELETE" },
    ]);
  });

  test("for somebody or something that is not there is told who and what is", async () => {
    for (const path of [
      "/personas/nobody",
      "/personas/steady/documents/dreams",
      "/deliveries/none",
    ]) {
      const answer = await send(path);
      expect([path, answer.status]).toEqual([path, 404]);
      expect(await answer.json()).toMatchObject({ expected: expect.any(String) });
    }
    expect((await send("/faults/9", { method: "DELETE" })).status).toBe(404);
    const refused = sandbox.control.press("nobody", "new-night");
    await expect(refused).rejects.toThrow(SandboxError);
    await expect(refused).rejects.toThrow(/steady, parent, athlete/);
  });

  test("of a page of another site, or by a name that was pointed here, changes nothing", async () => {
    const foreign = await post("/reset", "", { origin: "https://elsewhere.example" });
    expect(foreign.status).toBe(403);
    const { port } = new URL(sandbox.base);
    const rebound = await new Promise<number>((done, fail) => {
      const host = `evil.example:${port}`;
      const headers = { host, origin: `http://${host}` };
      request(`${sandbox.base}/_sandbox/reset`, { method: "POST", headers }, (answer) => {
        answer.resume();
        done(answer.statusCode ?? 0);
      })
        .on("error", fail)
        .end();
    });
    expect(rebound).toBe(403);
    const own = await post("/reset", "", { origin: sandbox.base });
    expect(own.status).toBe(200);
  });
});
