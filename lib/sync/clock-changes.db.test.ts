import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { closeDatabase } from "../db/client.ts";
import { dataTypes } from "../oura/registry.ts";
import { connectEverybody, type Everybody } from "./testing/everybody.ts";
import {
  type RunningSandbox,
  startSandbox,
  toSandboxEnvironment,
} from "./testing/sandbox-process.ts";

// A month that ends after both Europe and America have moved their clocks.
const months = [
  ["spring, with its nights of 23 hours", "2026-04-03T12:00:00Z"],
  ["autumn, with its nights of 25 hours", "2026-11-04T12:00:00Z"],
] as const;

/** Settings are read once for a process, so the second sandbox takes the first one's place. */
let port = "0";

afterAll(closeDatabase);

describe.each(months)("a history of %s", (_, clock) => {
  let sandbox: RunningSandbox;
  let everybody: Everybody;

  beforeAll(async () => {
    sandbox = await startSandbox({
      SANDBOX_YEARS: "0.08",
      SANDBOX_CLOCK: clock,
      SANDBOX_PORT: port,
    });
    port = new URL(sandbox.url).port;
    for (const [name, value] of Object.entries(toSandboxEnvironment(sandbox.url))) {
      vi.stubEnv(name, value);
    }
    everybody = await connectEverybody(sandbox.url);
    expect(await everybody.backfill()).toEqual([]);
  }, 240_000);

  afterAll(async () => {
    await everybody?.close();
    await sandbox?.stop();
  });

  it.each(dataTypes.map(({ id }) => id))("is stored exactly as upstream has it: %s", async (type) =>
    expect(await everybody.listDifferences(type)).toEqual([]),
  );
});
