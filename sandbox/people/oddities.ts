import type { Oddities, Persona } from "./persona.ts";
import { Random } from "./random.ts";

/** How often upstream's oddities were seen in recorded answers; nobody edits late but in a story of its own. */
const recorded: Oddities = {
  unmeasuredNaps: 0.45,
  falseNaps: 0.16,
  stressPlaceholders: 0.01,
  spo2Zeros: 0.004,
  doubledInstants: 0.003,
  skippedPeriods: 0.5,
  wrongDates: 0.019,
  utcWorkouts: 0,
  lateEdits: 0,
  lateDeletions: 0,
  deletedKept: 0,
  emptyRests: 0.004,
};

/** The persona's own shares of oddities, or those of recorded answers. */
export function odditiesOf({ oddities }: Persona): Oddities {
  return oddities ?? recorded;
}

const stream = 91;

/** Epochs at the end of a night that its first analysis does not know yet; 0 for nights that never change. */
export function pendingEpochs({ persona, day }: { persona: Persona; day: number }): number {
  const random = new Random(persona.seed, stream, day);
  return random.chance(odditiesOf(persona).lateEdits) ? random.whole(4, 12) : 0;
}
