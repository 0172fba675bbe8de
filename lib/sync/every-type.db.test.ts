import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { closeDatabase } from "../db/client.ts";
import { type DataTypeId, dataTypes, getDataType } from "../oura/registry.ts";
import { toInboxEvent } from "./inbox/mutations.ts";
import { receiveEvent } from "./inbox/receive.ts";
import { connectEverybody, type Everybody } from "./testing/everybody.ts";
import {
  type RunningSandbox,
  startSandbox,
  toSandboxEnvironment,
} from "./testing/sandbox-process.ts";

// Everything at once: every person of the sandbox, every type, and each way by which data come in.
let sandbox: RunningSandbox;
let everybody: Everybody;
const typeIds: readonly DataTypeId[] = dataTypes.map(({ id }) => id);

beforeAll(async () => {
  // Its people are four days behind, since what happens to them here must not lie in the future.
  const clock = new Date(Date.now() - 4 * 86_400_000).toISOString();
  sandbox = await startSandbox({ SANDBOX_YEARS: "0.1", SANDBOX_CLOCK: clock });
  for (const [name, value] of Object.entries(toSandboxEnvironment(sandbox.url))) {
    vi.stubEnv(name, value);
  }
  everybody = await connectEverybody(sandbox.url);
});

afterAll(async () => {
  await everybody?.close();
  await sandbox?.stop();
  await closeDatabase();
});

const expectSame = async (type: DataTypeId) =>
  expect(await everybody.listDifferences(type)).toEqual([]);

describe("after the backfill", () => {
  beforeAll(async () => expect(await everybody.backfill()).toEqual([]), 240_000);

  it.each(typeIds)("everybody's %s is stored exactly as upstream has it", expectSame);
});

describe("after events, each twice and in the wrong order", () => {
  beforeAll(async () => {
    const changes = await everybody.press([
      "new-night",
      "edit-night",
      "new-day",
      "new-workout",
      "new-tag",
      "delete-workout",
      "delete-nap",
    ]);
    const eventTime = new Date().toISOString();
    for (const [personaId, { ouraUserId }] of everybody.people) {
      const events = (changes.get(personaId) ?? []).flatMap(({ event, type, id }) => {
        const webhook = getDataType(type)?.webhook ?? null;
        if (webhook === null) return [];
        return [
          {
            event_type: event,
            data_type: webhook,
            object_id: id,
            event_time: eventTime,
            user_id: ouraUserId,
          },
        ];
      });
      for (const event of [...events, ...events].toReversed()) {
        await receiveEvent(toInboxEvent(event));
      }
    }
    expect(await everybody.runJobs()).toEqual([]);
  }, 240_000);

  it.each(typeIds)("everybody's %s is stored exactly as upstream has it", expectSame);
});

describe("after a week's re-read, when no event told of anything", () => {
  beforeAll(async () => {
    await everybody.press(["new-night", "edit-night", "new-day", "new-workout", "delete-tag"]);
    await everybody.press(["new-night", "delete-night"]);
    expect(await everybody.refresh({ types: typeIds, depth: "week" })).toEqual([]);
  }, 240_000);

  it.each(typeIds)("everybody's %s is stored exactly as upstream has it", expectSame);
});

describe("after a quarter's re-read, when no event told of deletions long ago", () => {
  beforeAll(async () => {
    await everybody.press(["delete-workout", "delete-workout", "delete-nap", "delete-nap"]);
    expect(await everybody.refresh({ types: typeIds, depth: "quarter" })).toEqual([]);
  }, 240_000);

  it.each(typeIds)("everybody's %s is stored exactly as upstream has it", expectSame);
});

describe("after a poll of what has no events", () => {
  const polled = dataTypes.filter(({ webhook }) => webhook === null).map(({ id }) => id);

  beforeAll(async () => {
    await everybody.press(["new-day", "new-night"]);
    expect(await everybody.refresh({ types: polled, depth: "poll" })).toEqual([]);
  }, 240_000);

  it.each(polled)("everybody's %s is stored exactly as upstream has it", expectSame);
});
