import { toDayNumber } from "../people/calendar.ts";
import { History } from "../people/history.ts";
import { personas } from "../people/personas.ts";

const today = toDayNumber("2026-11-22");

/** Days of history of those who have a long one. */
export const sampledDays = 220;

/** A fresh history of each persona: months that ends on 21 November 2026, or what the story says. */
export function sampleHistories(): readonly History[] {
  return personas.map((persona) => {
    const firstDay = today - (persona.historyDays ?? sampledDays);
    const record = { firstDay, nights: today - 1, days: today - 1, trims: {}, deleted: [] };
    return new History({ persona, record, createdDay: today });
  });
}
