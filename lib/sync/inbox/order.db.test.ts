import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { afterAll, afterEach, beforeEach, describe, expect, it } from "vitest";
import { closeDatabase } from "../../db/client.ts";
import { asSystem, asUser } from "../../db/scope.ts";
import { listDocuments } from "../../documents/data.ts";
import { createTestPerson } from "../../documents/test-person.ts";
import type { OuraClient } from "../../oura/client.ts";
import { OuraError } from "../../oura/errors.ts";
import { addDays, toDay } from "../../time/day.ts";
import type { UserId } from "../../user-id.ts";
import { listDueObjects } from "./data.ts";
import { commitOutcomes, storeEvents, toInboxEvent } from "./mutations.ts";
import type { EventOutcome } from "./outcomes.ts";
import { readObjects } from "./read-objects.ts";

const type = "workout";
const steps = 6;
let userId: UserId;
let ouraUserId: string;

beforeEach(async () => {
  userId = await createTestPerson();
  ouraUserId = randomUUID();
  await asSystem("maintenance", async (db) => {
    await db.connection.create({
      data: { userId, ouraUserId, scopes: ["workout"], requestedScopes: [], accessToken: "x" },
    });
    await db.syncState.create({ data: { userId, type, backfill: "complete" } });
  });
});

afterEach(async () => {
  await asSystem("maintenance", async (db) => {
    await db.webhookEvent.deleteMany({ where: { ouraUserId } });
    await db.connection.deleteMany({ where: { userId } });
    await db.$queryRaw`SELECT cancel_jobs(${userId}::uuid)`;
  });
});
afterAll(closeDatabase);

/** One change of an object upstream, and when its event comes in: late, early, more than once. */
interface Change {
  /** After which step of the run it happens. */
  step: number;
  isDeletion: boolean;
  /** Steps by which the event is late, once for each delivery. */
  delays: number[];
}

/** The life of one object: what happens to it, in the order of the steps. */
const anyLife: fc.Arbitrary<Change[]> = fc
  .array(
    fc.record({
      step: fc.nat(steps - 1),
      isDeletion: fc.boolean(),
      delays: fc.array(fc.nat(steps), { minLength: 1, maxLength: 3 }),
    }),
    { minLength: 1, maxLength: 5 },
  )
  .map((changes) => changes.toSorted((a, b) => a.step - b.step));

/** What upstream has now of each object: a version that counts its changes, or null. */
type Upstream = Map<string, number | null>;

function toDocument({ id, version, today }: { id: string; version: number; today: string }) {
  // An edit may move it to another day.
  const day = addDays({ day: today, count: -(version % 9) });
  return { id, day, activity: `v${version}`, start_datetime: `${day}T10:00:00+00:00` };
}

function createClient({ upstream, today }: { upstream: Upstream; today: string }): OuraClient {
  const unused = (): never => {
    throw new Error("workouts are listed and asked for by id");
  };
  return {
    listPage: unused,
    listHeartRate: unused,
    personalInfo: unused,
    async *list() {
      yield [...upstream].flatMap(([id, version]) =>
        version === null ? [] : [toDocument({ id, version, today })],
      );
    },
    async get({ documentId: id }) {
      const version = upstream.get(id) ?? null;
      if (version === null) throw new OuraError({ kind: "not_found", message: "no", status: 404 });
      return toDocument({ id, version, today });
    },
  };
}

/** What a pass has read and not committed yet. */
interface Pass {
  outcomes: EventOutcome[];
  readAt: Date;
}

async function read({
  client,
  limit,
}: {
  client: OuraClient;
  limit: number;
}): Promise<Pass | null> {
  const objects = await asSystem("worker", async (db) => {
    // Nothing waits in real time: every retry is due at once.
    await db.$executeRaw`UPDATE webhook_event SET due_at = now()
      WHERE oura_user_id = ${ouraUserId} AND status = 'pending'`;
    return listDueObjects(db, { userId, type, limit });
  });
  const [first] = objects;
  if (first === undefined) return null;
  const outcomes = await readObjects({ reading: { client, userId, type }, objects });
  return { outcomes, readAt: first.readAt };
}

const commit = (pass: Pass) => commitOutcomes({ userId, type, ...pass });

/** Runs many lives at once, step by step, with passes that may be committed in the wrong order. */
async function live({
  lives,
  passes,
}: {
  lives: Change[][];
  /** One for each step: how many events it takes, and whether the next pass overtakes it. */
  passes: { limit: number; isOvertaken: boolean }[];
}): Promise<{ upstream: Upstream; today: string }> {
  const today = toDay({ instant: Date.now(), timeZone: "UTC" });
  const run = randomUUID();
  const upstream: Upstream = new Map();
  const client = createClient({ upstream, today });
  const deliveries = new Map<number, ReturnType<typeof toInboxEvent>[]>();
  let held: Pass | null = null;
  for (let step = 0; step <= 2 * steps; step += 1) {
    for (const [index, changes] of lives.entries()) {
      const id = `${run}-${index}`;
      for (const [version, change] of changes.entries()) {
        if (change.step !== step) continue;
        const existed = (upstream.get(id) ?? null) !== null;
        upstream.set(id, change.isDeletion ? null : version + 1);
        const event = toInboxEvent({
          event_type: change.isDeletion ? "delete" : existed ? "update" : "create",
          data_type: type,
          object_id: id,
          event_time: new Date(
            Date.UTC(2026, 10, 1) + step * 60_000 + version * 1_000,
          ).toISOString(),
          user_id: ouraUserId,
        });
        for (const delay of change.delays) {
          deliveries.set(step + delay, [...(deliveries.get(step + delay) ?? []), event]);
        }
      }
    }
    const events = deliveries.get(step) ?? [];
    if (events.length > 0) await storeEvents(events);
    const { limit, isOvertaken } = passes[step % passes.length] ?? {
      limit: 100,
      isOvertaken: false,
    };
    const pass = await read({ client, limit });
    if (pass !== null && isOvertaken && held === null) {
      held = pass;
      continue;
    }
    if (pass !== null) await commit(pass);
    if (held !== null) await commit(held);
    held = null;
  }
  if (held !== null) await commit(held);
  // The rest, until nothing waits: an object that upstream never had is asked for five times.
  for (let pass = await read({ client, limit: 10_000 }); pass !== null; ) {
    await commit(pass);
    pass = await read({ client, limit: 10_000 });
  }
  return { upstream, today };
}

async function listStored(): Promise<Map<string, unknown>> {
  const documents = await asUser(userId, (db) =>
    listDocuments(db, { userId, type, range: null, withSeries: "all", limit: 1_000_000 }),
  );
  return new Map(documents.map((document) => [String(document["id"]), document]));
}

const anyPass = fc.record({ limit: fc.constantFrom(2, 50, 10_000), isOvertaken: fc.boolean() });
const anyPasses = fc.array(anyPass, { minLength: 1, maxLength: 5 });

describe("events that come twice, late and in any order", () => {
  it("leave exactly what upstream has, in 10,000 lives of objects", async () => {
    let lived = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(anyLife, { minLength: 400, maxLength: 400 }),
        anyPasses,
        async (lives, passes) => {
          const { upstream, today } = await live({ lives, passes });
          const stored = await listStored();
          for (const [id, version] of upstream) {
            const expected = version === null ? undefined : toDocument({ id, version, today });
            expect(stored.get(id)).toEqual(expected);
          }
          lived += lives.length;
        },
      ),
      { numRuns: 25, endOnFailure: true },
    );
    expect(lived).toBe(10_000);
    const statuses = await asSystem("maintenance", (db) =>
      db.webhookEvent.groupBy({ by: ["status"], where: { ouraUserId } }),
    );
    expect(statuses.map(({ status }) => status)).toEqual(["done"]);
  }, 600_000);
});
