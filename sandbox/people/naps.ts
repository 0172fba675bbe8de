import type { Exercise } from "./life.ts";
import { odditiesOf } from "./oddities.ts";
import { type Persona, traitsOn } from "./persona.ts";
import { Random } from "./random.ts";
import { shiftOn } from "./schedule.ts";
import { instantOf } from "./zones.ts";

const stream = { nap: 13, fate: 19 } as const;

/** A sleep that ends later than this belongs to the next day, as upstream counts. */
const dayEndsAt = 18 * 3600;

/** A nap as it was slept, or a stillness that the ring took for one. */
export interface NapPlan {
  start: number;
  seconds: number;
  type: "sleep" | "late_nap" | "rest";
  /** Whether it ends after 18:00 and so belongs to the next day. */
  isEvening: boolean;
  /** Whether heart rate was measured; without it upstream answers 255. */
  measured: boolean;
}

/** Seconds after midnight between which naps of the day are taken, and an evening nap begins. */
const daytime = { from: 12.2 * 3600, until: dayEndsAt - 1800 };
/** Whoever naps again and again takes every chance, also in the morning. */
const morning = 9.4 * 3600;
const evening = { from: dayEndsAt + 600, until: 19.6 * 3600 };

/** The naps of a day on the clock, in order, between the main sleep before and the one after. */
export function napsOn({
  persona,
  day,
  zone,
  exercises,
  wake,
  nextBed,
}: {
  persona: Persona;
  day: number;
  zone: string;
  exercises: readonly Exercise[];
  /** End of the main sleep before. */
  wake: number;
  /** Start of the next one; asked for only when there is a nap to place. */
  nextBed: () => number;
}): readonly NapPlan[] {
  const random = new Random(persona.seed, stream.nap, day);
  const { napChance, napsMost, eveningNapChance } = traitsOn({ persona, day });
  const { falseNaps, unmeasuredNaps } = odditiesOf(persona);
  const naps: NapPlan[] = [];
  const midnight = instantOf({ zone, day, seconds: 0 });
  const add = (at: number, rest: boolean, seconds: number): boolean => {
    const start = Math.round(midnight + at);
    const isFree =
      start > wake + 5400 &&
      start + seconds < nextBed() - 5400 &&
      !exercises.some(
        (exercise) =>
          exercise.start < at + seconds + 600 && exercise.start + exercise.minutes * 60 > at - 600,
      );
    if (!isFree) return false;
    const isEvening = at + seconds > dayEndsAt;
    const type = rest ? "rest" : isEvening ? "late_nap" : "sleep";
    const measured = !rest && !random.chance(unmeasuredNaps);
    naps.push({ start, seconds, type, isEvening, measured });
    return true;
  };
  let from = napsMost > 2 ? morning : daytime.from;
  for (let index = 0; index < napsMost; index++) {
    if (!random.chance(index === 0 ? napChance : 0.4)) break;
    const rest = random.chance(falseNaps);
    const seconds = rest ? random.whole(32, 50) * 30 : random.whole(40, 190) * 30;
    const at = from + random.between(0, napsMost === 1 ? 11_000 : 7500);
    if (at + seconds > daytime.until) break;
    add(at, rest, seconds);
    from = at + seconds + 1500;
  }
  const beforeWork = shiftOn({ persona, day }) === "night";
  if (random.chance(beforeWork ? 0.7 : eveningNapChance)) {
    const rest = !beforeWork && random.chance(falseNaps);
    const seconds = (beforeWork ? random.whole(90, 190) : random.whole(36, 90)) * 30;
    add(random.between(evening.from, evening.until), rest, seconds);
  }
  return naps;
}

/** What became of a nap: some are taken back once the next night is there, most of those without a trace. */
export function toNapState({
  persona,
  day,
  index,
  isOver,
}: {
  persona: Persona;
  day: number;
  index: number;
  /** Whether the night after its day exists. */
  isOver: boolean;
}): "kept" | "deleted" | "gone" {
  const { lateDeletions, deletedKept } = odditiesOf(persona);
  const random = new Random(persona.seed, stream.fate, day, index);
  if (!isOver || !random.chance(lateDeletions)) return "kept";
  return random.chance(deletedKept) ? "deleted" : "gone";
}
