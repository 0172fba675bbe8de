import { toDayNumber } from "../calendar.ts";
import type { DrawnType } from "../catalogue.ts";

/** The day on which upstream began to offer a type; what is older was never computed for anyone. */
const since: Partial<Record<DrawnType, number>> = {
  daily_spo2: toDayNumber("2022-03-01"),
  daily_stress: toDayNumber("2023-10-02"),
  daily_resilience: toDayNumber("2024-01-29"),
  daily_cardiovascular_age: toDayNumber("2024-04-22"),
  vO2_max: toDayNumber("2024-04-22"),
};

/** Whether upstream offered a type on a day. */
export function isOffered({ type, day }: { type: DrawnType; day: number }): boolean {
  return day >= (since[type] ?? Number.NEGATIVE_INFINITY);
}
