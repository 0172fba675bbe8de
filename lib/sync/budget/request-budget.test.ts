import { expect, it } from "vitest";
import { createRequestBudget } from "./request-budget.ts";

it("lets prompt requests through while background work has to wait", async () => {
  const asked: string[] = [];
  const budget = createRequestBudget({
    take: async ({ lot, pace }) => {
      asked.push(pace);
      await new Promise((resolve) => setTimeout(resolve, 5));
      return pace === "background" ? { granted: 0, waitMs: 60_000 } : { granted: lot, waitMs: 0 };
    },
  });
  const background = budget.acquire({ pace: "background" }).catch((error: unknown) => error);
  await budget.acquire({ pace: "prompt" });
  expect(await background).toMatchObject({ name: "BudgetSpentError" });
  expect(asked).toHaveLength(2);
});

it("leaves to prompt requests the lot that was taken for them", async () => {
  let granted = 1;
  const budget = createRequestBudget({
    take: async ({ pace }) => {
      if (pace === "background") return { granted: 0, waitMs: 60_000 };
      granted += 1;
      return { granted: 2, waitMs: 0 };
    },
  });
  await budget.acquire({ pace: "prompt" });
  await expect(budget.acquire({ pace: "background" })).rejects.toThrow("budget");
  await budget.acquire({ pace: "prompt" });
  expect(granted).toBe(2);
});

it("takes for a crowd as many as wait", async () => {
  const lots: number[] = [];
  const budget = createRequestBudget({
    take: async ({ lot }) => {
      lots.push(lot);
      await new Promise((resolve) => setTimeout(resolve, 5));
      return { granted: lot, waitMs: 0 };
    },
  });
  await Promise.all(Array.from({ length: 30 }, () => budget.acquire({ pace: "prompt" })));
  expect(lots.length).toBeLessThan(5);
  expect(lots.reduce((sum, lot) => sum + lot, 0)).toBeLessThanOrEqual(31);
});
