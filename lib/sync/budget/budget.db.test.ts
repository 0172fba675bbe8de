import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { closeDatabase } from "../../db/client.ts";
import { asSystem } from "../../db/scope.ts";
import { toUserId } from "../../user-id.ts";
import { toSandboxEnvironment } from "../testing/sandbox-process.ts";
import { createBudgetedFetch } from "./budgeted-fetch.ts";
import { blockRequests, takeRequests } from "./mutations.ts";
import { BudgetSpentError, createRequestBudget } from "./request-budget.ts";

const bucketId = `test-${randomUUID()}`;
const limit = 100;

beforeAll(() => {
  for (const [name, value] of Object.entries(toSandboxEnvironment("http://localhost:1"))) {
    vi.stubEnv(name, value);
  }
  vi.stubEnv("OURA_RATE_LIMIT", String(limit));
});

afterAll(async () => {
  await asSystem("maintenance", (db) =>
    db.rateBucket.deleteMany({ where: { id: { startsWith: "test-" } } }),
  );
  await closeDatabase();
});

it("never grants more than the burst to any number of callers at once", async () => {
  await takeRequests({ lot: 0, reserveShare: 0, bucketId });
  const grants = await Promise.all(
    Array.from({ length: 40 }, () => takeRequests({ lot: 5, reserveShare: 0, bucketId })),
  );
  const granted = grants.reduce((sum, grant) => sum + grant.granted, 0);
  // 30 may come at once; a few flow in while the callers queue for the row.
  expect(granted).toBeGreaterThanOrEqual(25);
  expect(granted).toBeLessThan(0.3 * limit + 10);
  expect(grants.filter((grant) => grant.granted === 0).every(({ waitMs }) => waitMs > 0)).toBe(
    true,
  );
});

it("keeps a reserve from background work", async () => {
  const own = `test-${randomUUID()}`;
  const take = (reserveShare: number) => takeRequests({ lot: 50, reserveShare, bucketId: own });
  await takeRequests({ lot: 0, reserveShare: 0, bucketId: own });
  const background = await take(0.5);
  const prompt = await take(0);
  expect(background.granted).toBe(15);
  expect(prompt.granted).toBeGreaterThanOrEqual(15);
});

it("is silent for as long as upstream asks, and tells a job to come back later", async () => {
  const own = `test-${randomUUID()}`;
  await blockRequests({ seconds: 120, bucketId: own });
  const grant = await takeRequests({ lot: 1, reserveShare: 0, bucketId: own });
  expect(grant.granted).toBe(0);
  expect(grant.waitMs).toBeGreaterThan(110_000);
  const budget = createRequestBudget({
    take: (asked) => takeRequests({ ...asked, bucketId: own }),
  });
  const refused = await budget.acquire({ pace: "prompt" }).catch((error: unknown) => error);
  expect(refused).toBeInstanceOf(BudgetSpentError);
  expect((refused as BudgetSpentError).until.getTime()).toBeGreaterThan(Date.now() + 100_000);
});

/** Somebody who takes: how long after the one before, how many, and how much is left to others. */
const anyTake = fc.record({
  afterSeconds: fc.oneof(fc.integer({ min: 0, max: 5 }), fc.integer({ min: 0, max: 200 })),
  lot: fc.integer({ min: 1, max: 40 }),
  reserveShare: fc.constantFrom(0, 0.15),
  toldLimit: fc.constantFrom(null, 60, 100, 10_000),
});

/** Moves the bucket's last refill into the past, as if so much time had gone by. */
const elapse = ({ id, seconds }: { id: string; seconds: number }) =>
  asSystem(
    "maintenance",
    (db) => db.$executeRaw`
      UPDATE rate_bucket SET refilled_at = refilled_at - ${seconds} * interval '1 second'
      WHERE id = ${id}`,
  );

describe("the budget", () => {
  it("grants no more than the limit in any five minutes, whoever takes whatever and whenever", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyTake, { minLength: 5, maxLength: 40 }), async (takes) => {
        const id = `test-${randomUUID()}`;
        await takeRequests({ lot: 0, reserveShare: 0, bucketId: id });
        const begun = Date.now();
        const granted: { at: number; count: number }[] = [];
        let elapsed = 0;
        for (const { afterSeconds, ...take } of takes) {
          elapsed += afterSeconds;
          await elapse({ id, seconds: afterSeconds });
          const grant = await takeRequests({ ...take, bucketId: id });
          granted.push({ at: elapsed + (Date.now() - begun) / 1000, count: grant.granted });
        }
        for (const { at: end } of granted) {
          const within = granted.filter(({ at }) => at <= end && at > end - 300);
          const sum = within.reduce((total, { count }) => total + count, 0);
          expect(sum).toBeLessThanOrEqual(limit);
        }
      }),
      { numRuns: 60 },
    );
  }, 120_000);

  it("always has something left for prompt requests, however much background work takes", async () => {
    const id = `test-${randomUUID()}`;
    const take = (reserveShare: number) => takeRequests({ lot: 10, reserveShare, bucketId: id });
    await takeRequests({ lot: 0, reserveShare: 0, bucketId: id });
    for (let round = 0; round < 30; round += 1) {
      await elapse({ id, seconds: 5 });
      for (let greedy = 0; greedy < 4; greedy += 1) await take(0.15);
      const prompt = await takeRequests({ lot: 1, reserveShare: 0, bucketId: id });
      expect(prompt.granted).toBe(1);
    }
  });

  it("keeps to a lower limit that upstream tells", async () => {
    const id = `test-${randomUUID()}`;
    const take = { lot: 50, reserveShare: 0, bucketId: id };
    await takeRequests({ ...take, lot: 0 });
    expect((await takeRequests({ ...take, toldLimit: 40 })).granted).toBe(12);
  });
});

describe("an answer of 429", () => {
  const url = new URL("http://localhost/v2/usercollection/sleep");
  const refuse = async () =>
    new Response(null, {
      status: 429,
      headers: { "retry-after": "120", "x-ratelimit-tier": "user" },
    });
  const answer = async () => new Response("{}");

  it("to one person's token keeps that person silent and nobody else", async () => {
    const [mine, theirs] = [toUserId(randomUUID()), toUserId(randomUUID())];
    const open = (userId: typeof mine, send: () => Promise<Response>) =>
      createBudgetedFetch({ pace: "prompt", userId, send });
    expect((await open(mine, refuse).fetch(url, {})).status).toBe(429);
    const silent = open(mine, answer);
    await expect(silent.fetch(url, {})).rejects.toBeInstanceOf(BudgetSpentError);
    expect(silent.sent()).toBe(0);
    expect((await open(theirs, answer).fetch(url, {})).status).toBe(200);
  });
});
