import { expect, it } from "vitest";
import { createRequestBudget } from "./request-budget.ts";

it("lets prompt requests through while background work has to wait", async () => {
  const asked: number[] = [];
  const budget = createRequestBudget({
    take: async ({ lot, reserveShare }) => {
      asked.push(reserveShare);
      await new Promise((resolve) => setTimeout(resolve, 5));
      return reserveShare > 0 ? { granted: 0, waitMs: 60_000 } : { granted: lot, waitMs: 0 };
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
    take: async ({ reserveShare }) => {
      if (reserveShare > 0) return { granted: 0, waitMs: 60_000 };
      granted += 1;
      return { granted: 2, waitMs: 0 };
    },
  });
  await budget.acquire({ pace: "prompt" });
  await expect(budget.acquire({ pace: "background" })).rejects.toThrow("budget");
  await budget.acquire({ pace: "prompt" });
  expect(granted).toBe(2);
});
