import type { Figures } from "./schema.ts";

/** Slots of ten seconds in the five minutes that Oura counts. */
const budgetSlots = 30;

/** What ten seconds cost. */
export interface BudgetSlot {
  background: number;
  prompt: number;
}

/** Requests of the last five minutes: a slot for each ten seconds, the oldest first, and their sums. */
export function toBudgetUse({ slots }: Figures["budget"]): BudgetSlot & { slots: BudgetSlot[] } {
  const byAge = new Map(
    slots.map(([age, background, prompt]) => [age, { background, prompt }] as const),
  );
  const filled = Array.from(
    { length: budgetSlots },
    (_, place) => byAge.get(budgetSlots - 1 - place) ?? { background: 0, prompt: 0 },
  );
  const sum = (pick: (slot: BudgetSlot) => number) =>
    filled.reduce((total, slot) => total + pick(slot), 0);
  return {
    slots: filled,
    background: sum((slot) => slot.background),
    prompt: sum((slot) => slot.prompt),
  };
}
