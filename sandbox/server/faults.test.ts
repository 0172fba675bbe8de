import { connect as openSocket } from "node:net";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { SandboxClient } from "../client.ts";
import { connect, type RunningSandbox, startSandbox } from "../testing/running-sandbox.ts";

let sandbox: RunningSandbox;
beforeEach(async () => {
  sandbox = await startSandbox();
});
afterEach(() => sandbox.stop());

type FaultInput = Parameters<SandboxClient["faults"]["add"]>[0];

const path = "/v2/usercollection/daily_sleep";
const strike = (fault: Omit<FaultInput, "path"> & { path?: FaultInput["path"] }) =>
  sandbox.control.faults.add({ path: "/v2/*", ...fault });
const ask = (target = path, init: RequestInit = {}) => fetch(sandbox.base + target, init);
/** Without a token every data route answers 400: the sign that no fault was in the way. */
const untouched = 400;

/** What comes over a raw connection until it ends, and how it ends. */
async function readRaw(target: string): Promise<{ text: string; end: "closed" | "reset" }> {
  const { port } = new URL(sandbox.base);
  const socket = openSocket(Number(port), "127.0.0.1");
  let text = "";
  let end: "closed" | "reset" = "closed";
  socket.on("data", (chunk) => (text += chunk.toString()));
  socket.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code === "ECONNRESET") end = "reset";
  });
  socket.write(`GET ${target} HTTP/1.1\r\nHost: localhost:${port}\r\nConnection: close\r\n\r\n`);
  await new Promise((done) => socket.once("close", done));
  return { text, end };
}

describe("a fault", () => {
  test("answers with its status and headers for so many requests, then is used up", async () => {
    await strike({ status: 429, count: 2, headers: { "retry-after": "7" } });
    const first = await ask();
    expect([first.status, first.headers.get("retry-after")]).toEqual([429, "7"]);
    expect(await first.json()).toEqual({ detail: "A fault was asked for" });
    expect((await ask()).status).toBe(429);
    expect((await ask()).status).toBe(untouched);
    expect(await sandbox.control.faults.list()).toEqual([]);
  });

  test("without a count strikes until it is cleared, and tells how often it did", async () => {
    const { id } = await strike({ status: 500, count: null });
    const statuses = [];
    for (let count = 0; count < 12; count++) statuses.push((await ask()).status);
    expect(new Set(statuses)).toEqual(new Set([500]));
    expect(await sandbox.control.faults.list()).toMatchObject([{ id, matched: 12, struck: 12 }]);
    await sandbox.control.faults.clear(id);
    expect((await ask()).status).toBe(untouched);
  });

  test("strikes only its method and its paths, where a star stands for any text", async () => {
    await strike({
      path: ["/v2/usercollection/daily_*", "/oauth/token"],
      status: 503,
      count: null,
    });
    await strike({ path: "/v2/usercollection/sleep", method: "POST", status: 503, count: null });
    const hit = ["/v2/usercollection/daily_sleep", "/v2/usercollection/daily_sleep/x"];
    for (const target of hit) expect((await ask(target)).status).toBe(503);
    expect((await ask("/oauth/token", { method: "POST" })).status).toBe(503);
    for (const target of ["/v2/usercollection/sleep", "/v2/usercollection/xdaily_sleep"])
      expect((await ask(target)).status).not.toBe(503);
  });

  test("never closes the sandbox's own doors", async () => {
    await strike({ path: "/*", connection: "reset", count: null });
    expect((await ask("/")).status).toBe(200);
    expect((await ask("/_sandbox/health")).status).toBe(200);
    await sandbox.control.faults.clear();
    expect((await ask()).status).toBe(untouched);
  });

  test("strikes by chance, and the same requests whenever the seed is the same", async () => {
    const run = async () => {
      await strike({ status: 503, chance: 0.3, count: null });
      const statuses = [];
      for (let count = 0; count < 60; count++) statuses.push((await ask()).status);
      return statuses.map((status) => status === 503);
    };
    const first = await run();
    const struck = first.filter(Boolean).length;
    expect(struck).toBeGreaterThan(8);
    expect(struck).toBeLessThan(30);
    await sandbox.control.faults.clear();
    expect(await run()).toEqual(first);
    await sandbox.stop();
    sandbox = await startSandbox({ SANDBOX_SEED: "2" });
    expect(await run()).not.toEqual(first);
  });

  test("keeps an answer waiting for its latency, which a jump of the clock ends", async () => {
    await strike({ delay_ms: 60_000 });
    const answer = ask();
    await expect.poll(async () => (await sandbox.control.faults.list()).length).toBe(0);
    expect(await Promise.race([answer, Promise.resolve("waiting")])).toBe("waiting");
    sandbox.clock.now += 60_000;
    expect((await answer).status).toBe(untouched);
  });

  test("waits by real time where nobody moves the clock", async () => {
    await strike({ delay_ms: 120 });
    const begin = performance.now();
    await ask();
    expect(performance.now() - begin).toBeGreaterThan(115);
  });
});

describe("over a socket, a fault", () => {
  test("resets the connection", async () => {
    await strike({ connection: "reset" });
    expect(await readRaw(path)).toEqual({ text: "", end: "reset" });
    expect((await sandbox.control.requests.list()).data[0]).toMatchObject({ path, status: null });
  });

  test("leaves a request without an answer until whoever asked gives up", async () => {
    await strike({ connection: "timeout" });
    const refused = ask(path, { signal: AbortSignal.timeout(300) });
    await expect(refused).rejects.toThrow(/timeout/);
    await expect
      .poll(async () => (await sandbox.control.requests.list()).data[0])
      .toMatchObject({ path, status: null, fault: "1" });
  });

  test("hangs up on a request that nobody gives up, after two minutes", async () => {
    await strike({ connection: "timeout" });
    const raw = readRaw(path);
    await expect.poll(async () => (await sandbox.control.faults.list()).length).toBe(0);
    sandbox.clock.now += 120_000;
    expect(await raw).toEqual({ text: "", end: "closed" });
  });

  test("breaks a body off halfway, short of the length that was promised", async () => {
    const token = await connect({ base: sandbox.base, scopes: ["daily"] });
    const init = { headers: { authorization: `Bearer ${token}` } };
    const whole = await (await ask(path, init)).text();
    await strike({ body: "truncated", count: 2 });
    const response = await ask(path, init);
    expect([response.status, response.headers.get("content-length")]).toEqual([
      200,
      String(Buffer.byteLength(whole)),
    ]);
    await expect(response.text()).rejects.toThrow();
    const { text } = await readRaw(path);
    const [head = "", body = ""] = text.split("\r\n\r\n");
    const promised = Number(/content-length: (\d+)/i.exec(head)?.[1]);
    expect(body.length).toBeGreaterThan(0);
    expect(body.length).toBeLessThan(promised);
  });

  test("sends malformed JSON in a whole message", async () => {
    await strike({ body: "malformed" });
    const response = await ask();
    expect(response.headers.get("content-type")).toBe("application/json");
    const text = await response.text();
    expect(() => JSON.parse(text)).toThrow(SyntaxError);
  });

  test("sends an empty body, or a page of HTML, under the answer's own status or another", async () => {
    await strike({ body: "empty", status: 502 });
    const none = await ask();
    expect([none.status, await none.text()]).toEqual([502, ""]);
    await strike({ body: "html", status: 200 });
    const html = await ask();
    expect([html.status, html.headers.get("content-type")]).toEqual([
      200,
      "text/html; charset=utf-8",
    ]);
    expect(await html.text()).toMatch(/^<!doctype html>/);
  });
});

test("a fault gives the answer's own body under a wrong content type", async () => {
  const token = await connect({ base: sandbox.base, scopes: ["daily"] });
  const init = { headers: { authorization: `Bearer ${token}` } };
  const whole = await (await ask(path, init)).text();
  await strike({ headers: { "content-type": "text/plain" } });
  const response = await ask(path, init);
  expect([response.status, response.headers.get("content-type")]).toEqual([200, "text/plain"]);
  expect(await response.text()).toBe(whole);
});

test("a request whose answer is lost is carried out all the same when the fault says so", async () => {
  const token = await connect({ base: sandbox.base, scopes: ["daily"] });
  const revoke = () => ask(`/oauth/revoke?access_token=${token}`, { method: "POST" });
  const works = async () => {
    const response = await ask(path, { headers: { authorization: `Bearer ${token}` } });
    return response.ok;
  };
  await strike({ path: "/oauth/revoke", connection: "reset" });
  await expect(revoke()).rejects.toThrow();
  expect(await works()).toBe(true);
  await strike({ path: "/oauth/revoke", connection: "reset", applied: true });
  await expect(revoke()).rejects.toThrow();
  expect(await works()).toBe(false);
});
