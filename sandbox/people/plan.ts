import { weekday } from "./calendar.ts";
import {
  absenceOn,
  type Exercise,
  effortOn,
  exercisesOn,
  habitsOn,
  illnessOn,
  personaSeed,
  zoneOn,
} from "./life.ts";
import type { Habit, Persona } from "./persona.ts";
import { clamp, drift, Random } from "./random.ts";
import { instantOf, offsetAt } from "./zones.ts";

/** A nap as it was slept, or a stillness that the ring took for one. */
export interface NapPlan {
  start: number;
  seconds: number;
  type: "sleep" | "rest";
  /** Whether heart rate was measured; without it upstream answers 255. */
  measured: boolean;
}

/** The hidden truth of one day, of which every document of that day is a view. */
export interface DayPlan {
  day: number;
  zone: string;
  /** The night that ends on this day, as instants; it exists even when it was not recorded. */
  bedStart: number;
  wake: number;
  nightRecorded: boolean;
  dayRecorded: boolean;
  /** End of the recording when the battery died in the night, or null. */
  batteryDied: number | null;
  latencySeconds: number;
  fragmentation: number;
  /** Lowest heart rate of the night (bpm), mean RMSSD (ms), breaths a minute. */
  nadir: number;
  hrv: number;
  breath: number;
  /** Where in the night the heart is slowest, 0 to 1: late after alcohol or a late meal. */
  nadirAt: number;
  temperature: number;
  illness: number;
  /** Habits of the evening before, which this night shows, and those of this day. */
  eveningBefore: readonly Habit[];
  habits: readonly Habit[];
  exercises: readonly Exercise[];
  effort: number;
  naps: readonly NapPlan[];
}

const stream = { night: 11, body: 12, nap: 13, long: 14, short: 15, trend: 16 } as const;

/** Draws the hidden truth of a day in O(1); `worn` for a day that the ring never misses. */
export function toPlan({
  persona,
  day,
  worn,
}: {
  persona: Persona;
  day: number;
  worn: boolean;
}): DayPlan {
  const seed = personaSeed(persona);
  const zone = zoneOn({ persona, day });
  const illness = illnessOn({ persona, day });
  const eveningBefore = habitsOn({ persona, day: day - 1 });
  const did = (habit: Habit) => (eveningBefore.includes(habit) ? 1 : 0);
  const jump = jetLag({ persona, day, zone });
  const tired = clamp(effortOn({ persona, day: day - 1 }) / 900, 0, 1);
  const random = new Random(seed, stream.night, day);

  const weekend = weekday(day) === 6 || weekday(day) === 0 ? persona.weekendShift * 60 : 0;
  const season = Math.cos(((day - 15) / 365.25) * 2 * Math.PI);
  const scatter = persona.scatterMinutes * 60;
  const bedtime =
    persona.bedtime * 3600 +
    weekend +
    random.normal() * scatter +
    did("alcohol") * 2100 -
    illness * 2400;
  const getUp =
    persona.wakeTime * 3600 +
    weekend * 1.1 +
    random.normal() * scatter * 0.8 +
    season * 420 +
    illness * 3000;
  const bedStart = Math.round(instantOf({ zone, day: day - 1, seconds: Math.round(bedtime) }));
  const natural = instantOf({ zone, day, seconds: Math.round(getUp) }) - bedStart;
  const inBed = Math.round(clamp(natural, 4 * 3600, 10.6 * 3600) / 30) * 30;

  const body = new Random(seed, stream.body, day);
  const slow = drift({ seed: seed ^ stream.long, at: day, span: 41 });
  const quick = drift({ seed: seed ^ stream.short, at: day, span: 6 });
  const trend = drift({ seed: seed ^ stream.trend, at: day, span: 400 });
  const strain =
    did("alcohol") * 5.5 +
    did("late_meal") * 2.4 +
    did("stress") * 1.6 +
    did("sauna") * 0.8 +
    illness * 9;
  const lift =
    strain + jump * 2.5 + tired * 1.4 + slow * 1.5 + quick * 1.1 + trend * 2 + season * 0.7;
  const nadir = persona.restingHeartRate + lift + body.normal() * 0.8;
  const hrv = persona.hrv * Math.exp(-0.036 * lift + 0.07 * quick + 0.09 * body.normal());
  const month = persona.monthlyTemperature * Math.sin((day / 28.4) * 2 * Math.PI);

  const absence = absenceOn({ persona, day });
  const flew = jump > 0.9 && body.chance(0.5);
  const batteryDies = body.chance(persona.lowBattery) && !worn;
  const exercises = exercisesOn({ persona, day });
  return {
    day,
    zone,
    bedStart,
    wake: bedStart + inBed,
    nightRecorded: worn || (!absence.night && !flew),
    dayRecorded: worn || !absence.day,
    batteryDied: batteryDies
      ? bedStart + Math.round((inBed * body.between(0.55, 0.8)) / 30) * 30
      : null,
    latencySeconds:
      Math.round(
        clamp(
          600 * (0.55 + persona.fragmentation) * (1 + 0.6 * body.normal()) +
            did("caffeine") * 1100 +
            jump * 1500 +
            did("stress") * 600 -
            tired * 200,
          30,
          5400,
        ) / 30,
      ) * 30,
    fragmentation: clamp(
      persona.fragmentation +
        0.07 * body.normal() +
        did("alcohol") * 0.22 +
        did("late_meal") * 0.12 +
        illness * 0.3 +
        jump * 0.25 -
        tired * 0.04,
      0.03,
      0.95,
    ),
    nadir,
    hrv: clamp(hrv, 9, 190),
    breath:
      13.4 +
      (persona.restingHeartRate - 50) * 0.06 +
      illness * 2.2 +
      slow * 0.3 +
      body.normal() * 0.2,
    nadirAt: clamp(
      0.56 + 0.1 * body.normal() + did("alcohol") * 0.3 + did("late_meal") * 0.22 + illness * 0.15,
      0.2,
      0.95,
    ),
    temperature: 0.09 * body.normal() + month + illness * 1.15 + did("alcohol") * 0.16 + jump * 0.1,
    illness,
    eveningBefore,
    habits: habitsOn({ persona, day }),
    exercises,
    effort: effortOn({ persona, day }),
    naps: napsOn({ persona, day, zone, exercises }),
  };
}

/** How far the body clock still lags, 0 to about 1, over three days after crossing time zones. */
function jetLag({ persona, day, zone }: { persona: Persona; day: number; zone: string }): number {
  if (persona.trips.length === 0) return 0;
  const now = offsetAt({ zone, instant: day * 86_400 });
  for (let ago = 1; ago <= 3; ago++) {
    const before = zoneOn({ persona, day: day - ago });
    const hours = Math.abs(offsetAt({ zone: before, instant: day * 86_400 }) - now) / 3600;
    if (hours >= 2) return (Math.min(hours, 8) / 8) * (1.25 - 0.3 * ago);
  }
  return 0;
}

function napsOn({
  persona,
  day,
  zone,
  exercises,
}: {
  persona: Persona;
  day: number;
  zone: string;
  exercises: readonly Exercise[];
}): readonly NapPlan[] {
  const random = new Random(personaSeed(persona), stream.nap, day);
  const naps: NapPlan[] = [];
  let from = 12.6 * 3600;
  const latest = 17.4 * 3600;
  for (let index = 0; index < persona.napsMost; index++) {
    if (!random.chance(index === 0 ? persona.napChance : 0.4)) break;
    const start = Math.round(from + random.between(0, 5000));
    const rest = random.chance(0.16);
    const seconds = rest ? random.whole(32, 50) * 30 : random.whole(40, 190) * 30;
    const clash = exercises.some(
      (exercise) =>
        exercise.start < start + seconds + 600 &&
        exercise.start + exercise.minutes * 60 > start - 600,
    );
    if (clash || start + seconds > latest) break;
    naps.push({
      start: instantOf({ zone, day, seconds: start }),
      seconds,
      type: rest ? "rest" : "sleep",
      measured: !rest && random.chance(0.45),
    });
    from = start + seconds + 1800;
  }
  return naps;
}
