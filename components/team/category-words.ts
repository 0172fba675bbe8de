import { sharedMetrics, type TeamShareCategory } from "#lib/teams/share-categories.ts";
import { sharedDays } from "#lib/teams/shared-scores.ts";

/** "Sleep score of each of the last 14 days.": exactly what sharing a category shows. */
export function toCategoryHint(category: TeamShareCategory): string {
  return `${sharedMetrics[category].metricLabel} of each of the last ${sharedDays} days.`;
}
