import { dataTypes } from "../../oura/registry.ts";
import { isGranted, scopes } from "../../oura/scopes.ts";
import { addDays, addMonths, type Day, daysBetween, toMonthStart } from "../../time/day.ts";
import { expectedOf } from "../gaps/expected.ts";
import type { CoveredMonth, TypeCoverage } from "./schema.ts";

/** Days of one month with a value, as they are counted in the database. */
export interface MonthCount {
  type: string;
  month: Day;
  present: number;
  firstDay: Day;
  lastDay: Day;
}

/**
 * One line for each type that belongs to days, in the registry's order, over the same months for all. A
 * type is due from its own first day on: what Oura did not offer yet is no gap.
 */
export function toCoverage({
  counts,
  granted,
  today,
}: {
  counts: readonly MonthCount[];
  /** Short names of the scopes granted. */
  granted: readonly string[];
  today: Day;
}): TypeCoverage[] {
  const byType = Map.groupBy(counts, ({ type }) => type);
  const firstMonth = counts.map(({ month }) => month).toSorted()[0] ?? toMonthStart(today);
  return dataTypes.flatMap((type) => {
    if (type.answer === "object" || type.id === "ring_configuration") return [];
    const own = byType.get(type.id) ?? [];
    const firstDay = own.map((one) => one.firstDay).toSorted()[0] ?? null;
    const months = toMonths({ own, firstDay, firstMonth, today });
    const sum = (key: "present" | "due") => months.reduce((total, one) => total + one[key], 0);
    return [
      {
        type: type.id,
        label: type.label,
        scopeLabel: scopes.find(({ name }) => name === type.scope)?.label ?? null,
        isGranted: isGranted({ type, granted: [...granted] }),
        isDaily: expectedOf[type.id] !== "now_and_then",
        firstDay,
        lastDay:
          own
            .map((one) => one.lastDay)
            .toSorted()
            .at(-1) ?? null,
        present: sum("present"),
        due: sum("due"),
        months,
      },
    ];
  });
}

function toMonths({
  own,
  firstDay,
  firstMonth,
  today,
}: {
  own: readonly MonthCount[];
  firstDay: Day | null;
  firstMonth: Day;
  today: Day;
}): CoveredMonth[] {
  const present = new Map(own.map((one) => [one.month, one.present]));
  const months: CoveredMonth[] = [];
  for (let month = firstMonth; month <= today; month = addMonths({ day: month, count: 1 })) {
    const lastOfMonth = addDays({ day: addMonths({ day: month, count: 1 }), count: -1 });
    const last = lastOfMonth < today ? lastOfMonth : today;
    const from = firstDay !== null && firstDay > month ? firstDay : month;
    const due = firstDay === null ? 0 : Math.max(0, daysBetween({ from, to: last }) + 1);
    // A ring ahead of the calendar has more days than there are yet.
    months.push({ month, present: Math.min(due, present.get(month) ?? 0), due });
  }
  return months;
}
