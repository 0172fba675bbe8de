import { weekday } from "./calendar.ts";
import { illnessOn } from "./illness.ts";
import { type Habit, type Persona, type Training, traitsOn } from "./persona.ts";
import { mix, Random } from "./random.ts";

/** Separate streams of chance, so that one question never disturbs the answer to another. */
const stream = { trip: 1, habits: 3, training: 4, rest: 5, absence: 6 } as const;

const tripCycle = 17;

/** The zone in which the person gets up on a day: home, or abroad for a stretch of each cycle. */
export function zoneOn({ persona, day }: { persona: Persona; day: number }): string {
  const [first, ...others] = persona.trips;
  if (first === undefined) return persona.home;
  const cycle = Math.floor(day / tripCycle);
  const random = new Random(persona.seed, stream.trip, cycle);
  if (random.chance(0.22)) return persona.home;
  const start = random.whole(2, 6);
  const length = random.whole(4, 8);
  const abroad = random.pick([first, ...others]);
  const place = day - cycle * tripCycle;
  return place >= start && place < start + length ? abroad : persona.home;
}

const habitNames: readonly Habit[] = ["alcohol", "late_meal", "caffeine", "stress", "sauna"];

/** What a person did and how they were on a day. */
export interface Doings {
  /** 0 well, 1 an ordinary flu. */
  illness: number;
  /** Tagged; they act on the nights that follow. */
  habits: readonly Habit[];
  /** In order of time; none when ill. */
  exercises: readonly Exercise[];
}

// The days around one are asked for again and again while it is drawn.
const kept: { persona: Persona; day: number; doings: Doings }[] = [];

/** The doings of a day. */
export function doingsOn({ persona, day }: { persona: Persona; day: number }): Doings {
  const slot = day & 7;
  const known = kept[slot];
  if (known !== undefined && known.day === day && known.persona === persona) return known.doings;
  const illness = illnessOn({ persona, day });
  const doings = {
    illness,
    habits: illness > 0.3 ? [] : habitsOn({ persona, day }),
    exercises: illness > 0.15 ? [] : exercisesOn({ persona, day }),
  };
  kept[slot] = { persona, day, doings };
  return doings;
}

function habitsOn({ persona, day }: { persona: Persona; day: number }): readonly Habit[] {
  const random = new Random(persona.seed, stream.habits, day);
  const { habits } = traitsOn({ persona, day });
  const on = weekday(day);
  const evening = on === 5 || on === 6;
  return habitNames.filter((habit) => {
    const weight =
      habit === "alcohol" ? (evening ? 3 : 0.6) : habit === "stress" && evening ? 0.3 : 1;
    return random.chance(habits[habit] * weight);
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

function exercisesOn({ persona, day }: { persona: Persona; day: number }): readonly Exercise[] {
  const on = weekday(day);
  const { training: habits } = traitsOn({ persona, day });
  const season = 1 + 0.12 * Math.cos(((day - 172) / 365.25) * 2 * Math.PI);
  const done: Exercise[] = [];
  for (const [index, training] of habits.entries()) {
    if (!training.weekdays.includes(on)) continue;
    const random = new Random(persona.seed, stream.training, day, index);
    if (!random.chance(training.chance * season)) continue;
    done.push({
      training,
      start: Math.round((training.hour + random.normal() * 0.3) * 3600),
      minutes: Math.max(15, Math.round(training.minutes * season * (1 + random.normal() * 0.14))),
      met: training.met * (1 + random.normal() * 0.05),
      seed: mix(persona.seed, stream.training, day, index, 7),
    });
  }
  return done.sort((left, right) => left.start - right.start);
}

/** Effort of a day in MET-minutes above rest: its training, and its walking about unless ill. */
export function effortOf({
  liveliness,
  doings: { exercises, illness },
}: {
  liveliness: number;
  doings: Doings;
}): number {
  let trained = 0;
  for (const { minutes, met } of exercises) trained += minutes * (met - 1);
  return trained + 160 * liveliness * (1 - 0.6 * Math.min(1, illness));
}

/** What the ring did not see: single nights and days, now and then a few days in a row, and all after a lapse. */
export function absenceOn({ persona, day }: { persona: Persona; day: number }): {
  night: boolean;
  day: boolean;
} {
  const { lapsedDaysAgo, today } = persona;
  if (lapsedDaysAgo !== null && day > today - lapsedDaysAgo) return { night: true, day: true };
  const { missing } = traitsOn({ persona, day });
  const random = new Random(persona.seed, stream.absence, day);
  const block = new Random(persona.seed, stream.rest, Math.floor(day / 90));
  const start = Math.floor(day / 90) * 90 + block.whole(0, 80);
  const away = block.chance(missing * 5) && day >= start && day < start + block.whole(2, 4);
  return {
    night: away || random.chance(missing),
    day: away || random.chance(missing * 0.7),
  };
}
