import { weekday } from "./calendar.ts";
import type { Habit, Persona, Training } from "./persona.ts";
import { mix, Random, wordSeed } from "./random.ts";

/** Separate streams of chance, so that one question never disturbs the answer to another. */
const stream = { trip: 1, illness: 2, habits: 3, training: 4, rest: 5, absence: 6 } as const;

export function personaSeed(persona: Persona): number {
  return wordSeed(persona.id);
}

const tripCycle = 17;

/** The zone in which the person gets up on a day: home, or abroad for a stretch of each cycle. */
export function zoneOn({ persona, day }: { persona: Persona; day: number }): string {
  const [first, ...others] = persona.trips;
  if (first === undefined) return persona.home;
  const cycle = Math.floor(day / tripCycle);
  const random = new Random(personaSeed(persona), stream.trip, cycle);
  if (random.chance(0.22)) return persona.home;
  const start = random.whole(2, 6);
  const length = random.whole(4, 8);
  const abroad = random.pick([first, ...others]);
  const place = day - cycle * tripCycle;
  return place >= start && place < start + length ? abroad : persona.home;
}

const illnessCycle = 120;
const course = [0.35, 0.9, 1, 0.75, 0.45, 0.2] as const;

/** How ill the person is on a day, 0 to 1; an episode takes six days. */
export function illnessOn({ persona, day }: { persona: Persona; day: number }): number {
  const start = illnessStart({ persona, cycle: Math.floor(day / illnessCycle) });
  return start === null ? 0 : (course[day - start] ?? 0);
}

/** First day of an episode within a cycle, or null when the person stayed well. */
function illnessStart({ persona, cycle }: { persona: Persona; cycle: number }): number | null {
  const random = new Random(personaSeed(persona), stream.illness, cycle);
  if (!random.chance(persona.illnessChance)) return null;
  return cycle * illnessCycle + random.whole(3, illnessCycle - 9);
}

/** The episode that starts on this day as its number of days, or null. */
export function illnessStartingOn({
  persona,
  day,
}: {
  persona: Persona;
  day: number;
}): number | null {
  const start = illnessStart({ persona, cycle: Math.floor(day / illnessCycle) });
  return start === day ? course.length : null;
}

const habitNames: readonly Habit[] = ["alcohol", "late_meal", "caffeine", "stress", "sauna"];

/** What the person did on that day and tagged; it acts on the night that follows. */
export function habitsOn({ persona, day }: { persona: Persona; day: number }): readonly Habit[] {
  const random = new Random(personaSeed(persona), stream.habits, day);
  const on = weekday(day);
  const evening = on === 5 || on === 6;
  const ill = illnessOn({ persona, day }) > 0.3;
  return habitNames.filter((habit) => {
    const weight =
      habit === "alcohol" ? (evening ? 3 : 0.6) : habit === "stress" && evening ? 0.3 : 1;
    return random.chance(persona.habits[habit] * weight) && !ill;
  });
}

/** A stretch of training that was planned and done. */
export interface Exercise {
  training: Training;
  /** Seconds after local midnight. */
  start: number;
  minutes: number;
  met: number;
  /** Seed of its details. */
  seed: number;
}

/** The training of a day, in order of time; none when ill. */
export function exercisesOn({
  persona,
  day,
}: {
  persona: Persona;
  day: number;
}): readonly Exercise[] {
  const on = weekday(day);
  const ill = illnessOn({ persona, day });
  const season = 1 + 0.12 * Math.cos(((day - 172) / 365.25) * 2 * Math.PI);
  const done: Exercise[] = [];
  for (const [index, training] of persona.training.entries()) {
    if (!training.weekdays.includes(on)) continue;
    const random = new Random(personaSeed(persona), stream.training, day, index);
    if (!random.chance(training.chance * season) || ill > 0.15) continue;
    done.push({
      training,
      start: Math.round((training.hour + random.normal() * 0.3) * 3600),
      minutes: Math.max(15, Math.round(training.minutes * season * (1 + random.normal() * 0.14))),
      met: training.met * (1 + random.normal() * 0.05),
      seed: mix(personaSeed(persona), stream.training, day, index, 7),
    });
  }
  return done.toSorted((left, right) => left.start - right.start);
}

/** Effort of a day in MET-minutes above rest: what training balance and recovery look at. */
export function effortOn({ persona, day }: { persona: Persona; day: number }): number {
  const trained = exercisesOn({ persona, day }).reduce(
    (sum, { minutes, met }) => sum + minutes * (met - 1),
    0,
  );
  return trained + 160 * persona.liveliness * (1 - 0.6 * illnessOn({ persona, day }));
}

/** What the ring did not see: single nights and days, and now and then a few days in a row. */
export function absenceOn({ persona, day }: { persona: Persona; day: number }): {
  night: boolean;
  day: boolean;
} {
  const random = new Random(personaSeed(persona), stream.absence, day);
  const block = new Random(personaSeed(persona), stream.rest, Math.floor(day / 90));
  const start = Math.floor(day / 90) * 90 + block.whole(0, 80);
  const away = block.chance(persona.missing * 5) && day >= start && day < start + block.whole(2, 4);
  return {
    night: away || random.chance(persona.missing),
    day: away || random.chance(persona.missing * 0.7),
  };
}
