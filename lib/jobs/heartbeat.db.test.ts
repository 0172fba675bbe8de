import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { closeDatabase } from "../db/client.ts";
import { asSystem } from "../db/scope.ts";
import { toSandboxEnvironment } from "../sync/testing/sandbox-process.ts";
import { beat, deleteHeartbeats, listDeadWorkers } from "./mutations.ts";

const [alive, silent, unknown] = [randomUUID(), randomUUID(), randomUUID()];

beforeAll(() => {
  for (const [name, value] of Object.entries(toSandboxEnvironment("http://localhost:1"))) {
    vi.stubEnv(name, value);
  }
});

afterAll(async () => {
  await deleteHeartbeats([alive, silent]);
  await closeDatabase();
});

it("takes a worker for dead when it has been silent for half a minute or never spoke, and no other", async () => {
  await beat([alive, silent]);
  await asSystem("maintenance", (db) =>
    db.workerHeartbeat.update({
      where: { workerId: silent },
      data: { seenAt: new Date(Date.now() - 31_000) },
    }),
  );
  const dead = await listDeadWorkers([alive, silent, unknown]);
  expect(dead).toContain(silent);
  expect(dead).toContain(unknown);
  expect(dead).not.toContain(alive);
});
