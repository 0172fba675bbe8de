import { toDayNumber } from "../people/calendar.ts";
import { History } from "../people/history.ts";
import { type Story, toPersona } from "../people/persona.ts";
import { stories } from "../people/stories.ts";

const today = toDayNumber("2026-11-22");

/** Days of history of those who have a long one. */
export const sampledDays = 220;

/** A fresh history of one story, that ends on 21 November 2026 and is as long as asked, or as the story says. */
export function sampleHistory({
  story,
  days = sampledDays,
  seed = 1,
}: {
  story: Story;
  days?: number;
  /** The sandbox's seed. */
  seed?: number;
}): History {
  const firstDay = today - (story.historyDays ?? days);
  const record = { firstDay, nights: today - 1, days: today - 1, trims: {}, deleted: [] };
  return new History({ persona: toPersona({ story, seed, today }), record });
}

/** A fresh history of each story's person. */
export function sampleHistories(): readonly History[] {
  return stories.map((story) => sampleHistory({ story }));
}
