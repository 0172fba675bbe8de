import { type Doings, doingsOn } from "./life.ts";
import type { AffectedMetric, Cause, Persona } from "./persona.ts";

/** Effort (MET) from which a workout is moderate, in upstream's words and here. */
export const moderateMet = 4;

/** The sum of a persona's effects on a metric of a night. */
export function effectOn({
  persona,
  metric,
  day,
}: {
  persona: Persona;
  metric: AffectedMetric;
  day: number;
}): number {
  let sum = 0;
  for (const effect of persona.effects) {
    if (effect.metric !== metric) continue;
    const doings = doingsOn({ persona, day: day - effect.lag });
    if (isPresent({ cause: effect.cause, doings })) sum += effect.size;
  }
  return sum;
}

/** Whether a cause was there in a day's doings. */
function isPresent({ cause, doings }: { cause: Cause; doings: Doings }): boolean {
  return cause === "workout"
    ? doings.exercises.some(({ met }) => met >= moderateMet)
    : doings.habits.includes(cause);
}
