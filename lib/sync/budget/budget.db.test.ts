import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { closeDatabase } from "../../db/client.ts";
import { asSystem } from "../../db/scope.ts";
import { toUserId } from "../../user-id.ts";
import { toSandboxEnvironment } from "../testing/sandbox-process.ts";
import { createBudgetedFetch } from "./budgeted-fetch.ts";
import { blockRequests, type Pace, takeRequests } from "./mutations.ts";
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

it("never grants more than the limit to any number of callers at once", async () => {
  const grants = await Promise.all(
    Array.from({ length: 40 }, () => takeRequests({ lot: 5, pace: "prompt", bucketId })),
  );
  const granted = grants.reduce((sum, grant) => sum + grant.granted, 0);
  expect(granted).toBe(limit);
  const refused = grants.filter((grant) => grant.granted === 0);
  expect(refused.length).toBe(20);
  expect(refused.every(({ waitMs }) => waitMs > 250_000)).toBe(true);
});

it("keeps a reserve from background work, which grows with what is prompt", async () => {
  const own = `test-${randomUUID()}`;
  const take = (pace: Pace, lot: number) => takeRequests({ lot, pace, bucketId: own });
  expect((await take("prompt", 20)).granted).toBe(20);
  expect((await take("background", limit)).granted).toBe(70);
  expect((await take("background", 1)).granted).toBe(0);
  expect((await take("prompt", limit)).granted).toBe(10);
});

it("lets background work have all but the reserve while nothing prompt is asked for", async () => {
  const own = `test-${randomUUID()}`;
  const granted = await takeRequests({ lot: 2 * limit, pace: "background", bucketId: own });
  expect(granted.granted).toBeGreaterThanOrEqual(0.95 * limit);
  expect(granted.granted).toBeLessThan(limit);
});

it("is silent for as long as upstream asks, and tells a job to come back later", async () => {
  const own = `test-${randomUUID()}`;
  await blockRequests({ seconds: 120, bucketId: own });
  const grant = await takeRequests({ lot: 1, pace: "prompt", bucketId: own });
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
  pace: fc.constantFrom("background", "prompt"),
  toldLimit: fc.constantFrom(null, 60, 100, 10_000),
});

/** Moves what was granted into the past, as if so much time had gone by. */
const elapse = ({ id, seconds }: { id: string; seconds: number }) =>
  asSystem("maintenance", async (db) => {
    // By way of a place where nothing is, as no two rows may be of one second in between.
    const aside = 1_000_000;
    await db.$executeRaw`
      UPDATE rate_second SET second = second - ${aside}::int WHERE bucket_id = ${id}`;
    await db.$executeRaw`
      UPDATE rate_second SET second = second + ${aside - seconds}::int WHERE bucket_id = ${id}`;
  });

describe("the budget", () => {
  it("grants no more than the limit in any five minutes, whoever takes whatever and whenever", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyTake, { minLength: 5, maxLength: 40 }), async (takes) => {
        const id = `test-${randomUUID()}`;
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

  it("always has something left for prompt requests at their pace, however much background work takes", async () => {
    const id = `test-${randomUUID()}`;
    const take = (pace: Pace, lot: number) => takeRequests({ lot, pace, bucketId: id });
    const askEachFiveSeconds = async (greedy: number) => {
      for (let round = 0; round < 61; round += 1) {
        await elapse({ id, seconds: 5 });
        for (let taker = 0; taker < greedy; taker += 1) await take("background", 10);
        expect((await take("prompt", 1)).granted).toBe(1);
      }
    };
    await askEachFiveSeconds(0);
    await askEachFiveSeconds(4);
  });

  it("keeps to a lower limit that upstream tells", async () => {
    const id = `test-${randomUUID()}`;
    const grant = await takeRequests({ lot: 50, pace: "prompt", toldLimit: 40, bucketId: id });
    expect(grant.granted).toBe(40);
  });

  it("goes on after the database's clock was set back by hours", async () => {
    const id = `test-${randomUUID()}`;
    const takeAll = () => takeRequests({ lot: limit, pace: "prompt", bucketId: id });
    expect((await takeAll()).granted).toBe(limit);
    await elapse({ id, seconds: -7200 });
    expect((await takeAll()).granted).toBe(limit);
  });
});

describe("an answer of 429", () => {
  // The application's own bucket may still hold what another test of this database has asked for.
  beforeEach(() =>
    asSystem("maintenance", (db) => db.rateBucket.deleteMany({ where: { id: "oura" } })),
  );

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
