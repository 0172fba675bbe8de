import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { closeDatabase } from "../../db/client.ts";
import { asSystem } from "../../db/scope.ts";
import { toSandboxEnvironment } from "../testing/sandbox-process.ts";
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
