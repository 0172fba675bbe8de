import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { closeDatabase } from "../db/client.ts";
import { asSystem } from "../db/scope.ts";
import { enqueue } from "../jobs/queue.ts";
import { type DataTypeId, dataTypes, requireDataType } from "../oura/registry.ts";
import { toInboxEvent } from "./inbox/mutations.ts";
import { receiveEvent } from "./inbox/receive.ts";
import { beginBackfill, toRefreshJob } from "./mutations.ts";
import type { RefreshDepth } from "./refresh-window.ts";
import { type ConnectedPerson, connectPerson, deletePerson } from "./testing/connected-person.ts";
import { createJobRunner, type JobRunner } from "./testing/run-jobs.ts";
import {
  createSandboxControl,
  type SandboxAction,
  type SandboxChange,
  type SandboxControl,
} from "./testing/sandbox-control.ts";
import {
  type RunningSandbox,
  startSandbox,
  toSandboxEnvironment,
} from "./testing/sandbox-process.ts";
import { readBothSets } from "./testing/stored-set.ts";

// Everything at once: every person of the sandbox, every type, and each way by which data come in.
let sandbox: RunningSandbox;
let control: SandboxControl;
let runner: JobRunner;
const people = new Map<string, ConnectedPerson>();
const typeIds = dataTypes.map(({ id }) => id);

beforeAll(async () => {
  sandbox = await startSandbox({ SANDBOX_YEARS: "0.1" });
  for (const [name, value] of Object.entries(toSandboxEnvironment(sandbox.url))) {
    vi.stubEnv(name, value);
  }
  // Its people have lived up to yesterday, and live two days more here: nothing may lie in the future.
  vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 2 * 86_400_000 });
  control = createSandboxControl(sandbox.url);
  runner = createJobRunner();
  for (const personaId of await control.listPersonas()) {
    people.set(personaId, await connectPerson({ url: sandbox.url, personaId }));
  }
});

afterAll(async () => {
  for (const person of people.values()) await deletePerson(person);
  vi.useRealTimers();
  await runner?.close();
  await sandbox?.stop();
  await closeDatabase();
});

/** Lets each of these happen to everybody; what changed, by persona. */
async function actAll(actions: readonly SandboxAction[]): Promise<Map<string, SandboxChange[]>> {
  const changes = new Map<string, SandboxChange[]>();
  for (const personaId of people.keys()) {
    const all: SandboxChange[] = [];
    for (const action of actions) all.push(...(await control.act(personaId, action)));
    changes.set(personaId, all);
  }
  return changes;
}

async function refreshAll({
  types,
  depth,
}: {
  types: readonly DataTypeId[];
  depth: RefreshDepth;
}): Promise<void> {
  const jobs = [...people.values()].flatMap(({ userId }) =>
    types.map((type) => toRefreshJob({ userId, type, depth, priority: 0 })),
  );
  await asSystem("worker", (db) => enqueue(db, jobs));
  expect(await runner.run()).toEqual([]);
}

async function expectSame(type: DataTypeId): Promise<void> {
  for (const [personaId, { userId }] of people) {
    const { stored, upstream } = await readBothSets({ userId, personaId, type, control });
    expect(stored.length, personaId).toBe(upstream.length);
    expect(stored, personaId).toEqual(upstream);
  }
}

describe("after the backfill", () => {
  beforeAll(async () => {
    for (const { userId } of people.values()) await beginBackfill(userId);
    expect(await runner.run()).toEqual([]);
  }, 180_000);

  it.each(typeIds)("everybody's %s is stored exactly as upstream has it", expectSame);
});

describe("after events, each twice and in the wrong order", () => {
  beforeAll(async () => {
    const changes = await actAll([
      "new-night",
      "edit-night",
      "new-day",
      "delete-workout",
      "delete-nap",
    ]);
    const eventTime = new Date().toISOString();
    for (const [personaId, person] of people) {
      const events = (changes.get(personaId) ?? []).flatMap(({ event, type, id }) => {
        const { webhook } = requireDataType(type);
        return webhook === null ? [] : [{ event, webhook, id }];
      });
      for (const { event, webhook, id } of [...events, ...events].toReversed()) {
        await receiveEvent(
          toInboxEvent({
            event_type: event,
            data_type: webhook,
            object_id: id,
            event_time: eventTime,
            user_id: person.ouraUserId,
          }),
        );
      }
    }
    expect(await runner.run()).toEqual([]);
  }, 120_000);

  it.each(typeIds)("everybody's %s is stored exactly as upstream has it", expectSame);
});

describe("after a week's re-read, when no event told of anything", () => {
  beforeAll(async () => {
    await actAll(["new-night", "edit-night", "new-day"]);
    await refreshAll({ types: typeIds, depth: "week" });
  }, 120_000);

  it.each(typeIds)("everybody's %s is stored exactly as upstream has it", expectSame);
});

describe("after a quarter's re-read, when no event told of deletions", () => {
  beforeAll(async () => {
    await actAll(["delete-workout", "delete-nap"]);
    await refreshAll({ types: typeIds, depth: "quarter" });
  }, 120_000);

  it.each(typeIds)("everybody's %s is stored exactly as upstream has it", expectSame);
});

describe("after a poll of what has no events", () => {
  const polled = dataTypes.filter(({ webhook }) => webhook === null).map(({ id }) => id);

  beforeAll(async () => {
    await actAll(["new-night"]);
    await refreshAll({ types: polled, depth: "poll" });
  }, 120_000);

  it.each(polled)("everybody's %s is stored exactly as upstream has it", expectSame);
});
