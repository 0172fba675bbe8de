import { connect, createServer, type Server, type Socket } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import type { Pool } from "pg";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { env } from "../env.ts";
import { toSandboxEnvironment } from "../sync/testing/sandbox-process.ts";
import { openPool } from "./pool.ts";

const silenceMs = 400;
let relay: Server;
let sockets: Socket[] = [];
let isSwallowing = false;
let pool: Pool;

/** A machine between us and the database that can forget what it should pass on. */
beforeEach(async () => {
  for (const [name, value] of Object.entries(toSandboxEnvironment("http://localhost:1"))) {
    vi.stubEnv(name, value);
  }
  vi.spyOn(console, "error").mockImplementation(() => {});
  isSwallowing = false;
  const url = new URL(env().DATABASE_URL);
  const target = { host: url.hostname, port: Number(url.port) };
  relay = createServer((dialler) => {
    const database = connect(target);
    sockets.push(dialler, database);
    for (const [from, to] of [
      [dialler, database],
      [database, dialler],
    ] as const) {
      from.on("error", () => to.destroy());
      from.on("data", (chunk) => void (isSwallowing || to.write(chunk)));
      from.on("close", () => to.destroy());
    }
  });
  await new Promise<void>((done) => relay.listen(0, "127.0.0.1", done));
  const address = relay.address();
  if (address === null || typeof address === "string") throw new TypeError("no port");
  url.hostname = "127.0.0.1";
  url.port = String(address.port);
  pool = openPool({ connectionString: url.href, max: 1, silenceMs });
});

afterEach(async () => {
  await pool.end();
  for (const socket of sockets) socket.destroy();
  sockets = [];
  await new Promise((done) => relay.close(done));
  vi.restoreAllMocks();
});

const readPid = async (): Promise<unknown> =>
  (await pool.query("SELECT pg_backend_pid() AS pid")).rows[0]?.pid;

it("gives up a statement, and its connection, when the database falls silent", async () => {
  const before = await readPid();
  isSwallowing = true;
  const begun = Date.now();
  await expect(pool.query("SELECT 1")).rejects.toThrow(/said nothing/);
  expect(Date.now() - begun).toBeLessThan(silenceMs * 5);
  isSwallowing = false;
  expect(await readPid()).not.toBe(before);
  expect(pool.totalCount).toBe(1);
});

it("keeps a connection that nobody asks anything", async () => {
  const before = await readPid();
  await sleep(silenceMs * 3);
  expect(await readPid()).toBe(before);
});
