import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { closeDatabase } from "../../db/client.ts";
import { asSystem } from "../../db/scope.ts";
import { createTestPerson } from "../../documents/test-person.ts";
import { type DataTypeId, dataTypes } from "../../oura/registry.ts";
import { addDays, toDay } from "../../time/day.ts";
import type { UserId } from "../../user-id.ts";
import { toSandboxEnvironment } from "../testing/sandbox-process.ts";
import { watchApp, watchSilence } from "./watch.ts";

const hourMs = 3_600_000;
let app: Server;
let status = 200;
let userId: UserId;

beforeAll(async () => {
  app = createServer((_, response) => response.writeHead(status).end());
  await new Promise<void>((resolve) => app.listen(0, "127.0.0.1", resolve));
  const { port } = app.address() as AddressInfo;
  for (const [name, value] of Object.entries(toSandboxEnvironment("http://localhost:1"))) {
    vi.stubEnv(name, value);
  }
  vi.stubEnv("APP_URL", `http://127.0.0.1:${port}`);
});

beforeEach(async () => {
  status = 200;
  await emptyQueue();
  userId = await createTestPerson();
  await asSystem("maintenance", async (db) => {
    await db.connection.create({
      data: {
        userId,
        ouraUserId: `ring-of-${userId}`,
        scopes: ["daily", "workout", "heartrate"],
        requestedScopes: ["daily"],
        accessToken: "x",
      },
    });
    await db.syncState.createMany({
      data: dataTypes.map(({ id: type }) => ({ userId, type, backfill: "complete" })),
    });
  });
});

afterAll(async () => {
  await emptyQueue();
  await asSystem("maintenance", (db) => db.servicePresence.deleteMany());
  app.closeAllConnections();
  await new Promise((resolve) => app.close(resolve));
  await closeDatabase();
});

/** The queue is the login role's. Everybody else's jobs go too: no worker runs beside this file. */
async function emptyQueue(): Promise<void> {
  await asSystem("maintenance", async (db) => {
    await db.$executeRaw`SELECT set_config('role', 'none', true)`;
    await db.$executeRaw`DELETE FROM graphile_worker._private_jobs`;
  });
}

async function listRereads(): Promise<string[]> {
  const rows = await asSystem("maintenance", async (db) => {
    await db.$executeRaw`SELECT set_config('role', 'none', true)`;
    return db.$queryRaw<{ key: string }[]>`
      SELECT key FROM graphile_worker.jobs WHERE key LIKE ${`refresh:${userId}:%`} ORDER BY key`;
  });
  return rows.map(({ key }) => key.split(":").slice(2).join(" "));
}

const setSeen = (hoursAgo: number) =>
  asSystem("maintenance", (db) =>
    db.servicePresence.upsert({
      where: { service: "app" },
      create: { service: "app", seenAt: new Date(Date.now() - hoursAgo * hourMs) },
      update: { seenAt: new Date(Date.now() - hoursAgo * hourMs) },
    }),
  );

describe("watchApp", () => {
  it("re-reads every granted type once the app is back after longer than events are sent for", async () => {
    const warning = vi.spyOn(console, "warn").mockImplementation(() => {});
    await setSeen(2);
    await watchApp();
    const granted = dataTypes.filter(({ scope }) =>
      ["daily", "workout", "heartrate", null].includes(scope),
    );
    expect(await listRereads()).toEqual(granted.map(({ id }) => `${id} week`).toSorted());
    await emptyQueue();
    await watchApp();
    expect(await listRereads()).toEqual([]);
    expect(warning).toHaveBeenCalledOnce();
  });

  it("lets an absence pass that Oura's own retries bridge", async () => {
    await setSeen(0.5);
    await watchApp();
    expect(await listRereads()).toEqual([]);
  });

  it("waits with the re-read for the app to be back", async () => {
    vi.spyOn(console, "warn").mockImplementation(() => {});
    await setSeen(2);
    status = 503;
    await watchApp();
    expect(await listRereads()).toEqual([]);
    status = 200;
    await watchApp();
    expect(await listRereads()).not.toEqual([]);
  });
});

/** A month of documents, one every `everyDays`, the newest of which came in `hoursAgo`. */
async function storeMonth({
  type,
  everyDays,
  hoursAgo,
}: {
  type: DataTypeId;
  everyDays: number;
  hoursAgo: number;
}): Promise<void> {
  const arrivedAt = Date.now() - hoursAgo * hourMs;
  const newest = toDay({ instant: arrivedAt, timeZone: "UTC" });
  await asSystem("maintenance", (db) =>
    db.ouraDocument.createMany({
      data: Array.from({ length: 30 }, (_, index) => {
        const day = new Date(addDays({ day: newest, count: -index * everyDays }));
        const fetchedAt = new Date(arrivedAt - index * everyDays * 24 * hourMs);
        return { userId, type, documentId: `d${index}`, day, fetchedAt, body: {} };
      }),
    }),
  );
}

describe("watchSilence", () => {
  it("re-reads the type that is silent for longer than this person's ever is, and no other", async () => {
    await storeMonth({ type: "sleep", everyDays: 1, hoursAgo: 31 });
    await storeMonth({ type: "daily_sleep", everyDays: 1, hoursAgo: 26 });
    await storeMonth({ type: "workout", everyDays: 3, hoursAgo: 80 });
    await watchSilence();
    expect(await listRereads()).toEqual(["sleep week"]);
  });

  it("lets a re-read of since then count", async () => {
    await storeMonth({ type: "sleep", everyDays: 1, hoursAgo: 31 });
    await asSystem("maintenance", (db) =>
      db.syncState.updateMany({ where: { userId }, data: { rereadAt: new Date() } }),
    );
    await watchSilence();
    expect(await listRereads()).toEqual([]);
  });

  it("asks nothing of who is disconnected or was refused the type", async () => {
    await storeMonth({ type: "sleep", everyDays: 1, hoursAgo: 31 });
    const change = (data: { status?: string; deniedTypes?: string[] }) =>
      asSystem("maintenance", (db) => db.connection.updateMany({ where: { userId }, data }));
    await change({ deniedTypes: ["sleep"] });
    await watchSilence();
    await change({ deniedTypes: [], status: "needs_reauth" });
    await watchSilence();
    expect(await listRereads()).toEqual([]);
  });
});
