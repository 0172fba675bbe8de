import type { TeamShareCategory } from "#lib/teams/share-categories.ts";
import { type SharedScores, toMemberScores } from "#lib/teams/shared-scores.ts";
import { addDays, type Day } from "#lib/time/day.ts";

const examples: Readonly<Record<TeamShareCategory, readonly (number | null)[]>> = {
  sleep: [78, 82, 74, 69, 88, 85, 80, null, 76, 83, 79, 71, 84, 86],
  readiness: [81, 77, 72, 66, 79, 85, 83, null, 74, 80, 78, 70, 82, 84],
  activity: [64, 88, 91, 72, 58, 83, 95, 77, 69, 86, 90, 74, 81, 67],
  heart_rate: [52, 51, 54, 57, 50, 49, 51, null, 53, 50, 52, 55, 49, 48],
};

/** Made-up numbers that show an invited person what a category looks like; always labelled as an example. */
export function toExampleScores({
  category,
  from,
  to,
}: {
  category: TeamShareCategory;
  from: Day;
  to: Day;
}): SharedScores | null {
  const values = examples[category].map((value, index) => ({
    category,
    day: addDays({ day: from, count: index }),
    value,
  }));
  return toMemberScores({ shares: [category], values, from, to })[category];
}
