import { expect, it } from "vitest";
import { toBudgetUse } from "./budget.ts";

it("lays five minutes out in thirty slots, the oldest first, and adds them up", () => {
  const use = toBudgetUse({
    blockedUntil: null,
    slots: [
      [29, 5, 1],
      [0, 20, 4],
    ],
  });
  expect(use.slots).toHaveLength(30);
  expect(use.slots[0]).toEqual({ background: 5, prompt: 1 });
  expect(use.slots[1]).toEqual({ background: 0, prompt: 0 });
  expect(use.slots[29]).toEqual({ background: 20, prompt: 4 });
  expect([use.background, use.prompt]).toEqual([25, 5]);
});
