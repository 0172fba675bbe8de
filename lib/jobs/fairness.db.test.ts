import { afterAll, afterEach, beforeAll, expect, it, vi } from "vitest";
import { SandboxClient } from "../../sandbox/client.ts";
import { closeDatabase } from "../db/client.ts";
import { asSystem, asUser } from "../db/scope.ts";
import { getDocument } from "../documents/data.ts";
import { dataTypes } from "../oura/registry.ts";
import { toInboxEvent } from "../sync/inbox/mutations.ts";
import { receiveEvent } from "../sync/inbox/receive.ts";
import { beginBackfill } from "../sync/mutations.ts";
import {
  type ConnectedPerson,
  connectPerson,
  deletePerson,
} from "../sync/testing/connected-person.ts";
import { openJobRunner } from "../sync/testing/run-jobs.ts";
import {
  type RunningSandbox,
  startSandbox,
  toSandboxEnvironment,
} from "../sync/testing/sandbox-process.ts";
import { type RunningWorker, startWorker } from "../sync/testing/worker-process.ts";

let sandbox: RunningSandbox;
let control: SandboxClient;
let worker: RunningWorker | null = null;
const people: ConnectedPerson[] = [];

beforeAll(async () => {
  sandbox = await startSandbox({ SANDBOX_YEARS: "0.05" });
  control = new SandboxClient({ url: sandbox.url });
  for (const [name, value] of Object.entries(toSandboxEnvironment(sandbox.url))) {
    vi.stubEnv(name, value);
  }
});

afterEach(async () => {
  await worker?.kill();
  worker = null;
  for (const person of people.splice(0)) await deletePerson(person);
});

afterAll(async () => {
  await sandbox?.stop();
  await closeDatabase();
});

it("applies one person's event at once while others' histories keep every other job waiting", async () => {
  const runner = await openJobRunner();
  await runner.close();
  for (const personaId of ["steady", "parent", "athlete"]) {
    people.push(await connectPerson({ url: sandbox.url, personaId }));
  }
  const [quiet, ...greedy] = people;
  if (quiet === undefined) throw new Error("somebody has to be quiet");
  await asSystem("maintenance", (db) =>
    db.syncState.create({ data: { userId: quiet.userId, type: "workout", backfill: "complete" } }),
  );
  // All but workouts answers after 20 s, so that every history is under way all the time.
  const slow = dataTypes.flatMap(({ id, path }) =>
    id === "workout" ? [] : [`/v2/usercollection/${path}`, `/v2/usercollection/${path}/*`],
  );
  for (let first = 0; first < slow.length; first += 20) {
    const path = slow.slice(first, first + 20);
    await control.faults.add({ path, delay_ms: 20_000, count: null });
  }
  for (const { userId } of greedy) await beginBackfill(userId);
  worker = await startWorker();
  await vi.waitFor(
    async () => expect((await control.faults.list()).some(({ struck }) => struck > 3)).toBe(true),
    { timeout: 20_000, interval: 100 },
  );

  const [workout] = (await control.documents("steady", "workout")).toReversed();
  const documentId = String(workout?.id);
  const begun = Date.now();
  await receiveEvent(
    toInboxEvent({
      event_type: "update",
      data_type: "workout",
      object_id: documentId,
      event_time: new Date().toISOString(),
      user_id: quiet.ouraUserId,
    }),
  );
  const { userId } = quiet;
  await vi.waitFor(
    async () => {
      const stored = await asUser(userId, (db) =>
        getDocument(db, { userId, type: "workout", documentId }),
      );
      expect(stored).not.toBeNull();
    },
    { timeout: 15_000, interval: 50 },
  );
  // Far below the 20 s after which the first of the histories' jobs ends.
  expect(Date.now() - begun).toBeLessThan(10_000);
}, 120_000);
