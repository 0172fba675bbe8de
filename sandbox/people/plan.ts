import { bedtimesOn } from "./bedtimes.ts";
import { effectOn } from "./effects.ts";
import { convalescenceOn } from "./illness.ts";
import { jetLagOn } from "./jet-lag.ts";
import { absenceOn, type Doings, doingsOn, effortOn } from "./life.ts";
import { type NapPlan, napsOn } from "./naps.ts";
import { type AffectedMetric, type Persona, traitsOn, trendOn } from "./persona.ts";
import { clamp, drift, Random } from "./random.ts";

/** The hidden truth of one day, of which every document of that day is a view. */
export interface DayPlan extends Doings {
  day: number;
  zone: string;
  /** The main sleep that ends on this day, as instants; it exists even when it was not recorded. */
  bedStart: number;
  wake: number;
  /** Whether it was slept by day, after a night of work. */
  byDay: boolean;
  nightRecorded: boolean;
  dayRecorded: boolean;
  /** End of the recording when the battery died in the night, or null. */
  batteryDied: number | null;
  latencySeconds: number;
  fragmentation: number;
  deepShare: number;
  remShare: number;
  /** Lowest heart rate of the night (bpm), mean RMSSD (ms), breaths a minute. */
  nadir: number;
  hrv: number;
  breath: number;
  /** Where in the night the heart is slowest, 0 to 1: late after alcohol or a late meal. */
  nadirAt: number;
  temperature: number;
  effort: number;
  naps: readonly NapPlan[];
}

const stream = {
  body: 12,
  long: 14,
  short: 15,
  trend: 16,
  cycle: 17,
  sleep: 18,
  breath: 20,
} as const;

/** Seconds awake that one unit of fragmentation stands for, about. */
const awakeOfFragmentation = 4100;

/** Draws the hidden truth of a day in O(1). */
export function toPlan({ persona, day }: { persona: Persona; day: number }): DayPlan {
  // The ring is always worn from the sandbox's first day on, so that a night that is asked for comes.
  const worn = day >= persona.today;
  const traits = traitsOn({ persona, day });
  const effect = (metric: AffectedMetric) => effectOn({ persona, metric, day });
  const { zone, bedStart, wake, byDay } = bedtimesOn({ persona, day });
  const inBed = wake - bedStart;
  const doings = doingsOn({ persona, day });
  const { illness, exercises } = doings;
  const jump = Math.abs(jetLagOn({ persona, day })) / 8;

  const body = new Random(persona.seed, stream.body, day);
  const { lift, warmth, quick } = baseline({ persona, day, illness, jump, byDay });
  const pulseEffect = effect("lowest_heart_rate");
  const nadir =
    traits.restingHeartRate +
    trendOn({ persona, metric: "lowest_heart_rate", day }) +
    lift +
    pulseEffect +
    body.normal() * 0.8;
  const usualHrv = traits.hrv + trendOn({ persona, metric: "average_hrv", day });
  const hrv =
    usualHrv * Math.exp(-0.036 * lift + 0.07 * quick + 0.09 * body.normal()) +
    effect("average_hrv");
  const sleep = new Random(persona.seed, stream.sleep, day);
  const fragmentation = clamp(
    traits.fragmentation +
      0.07 * sleep.normal() +
      effect("awake_time") / awakeOfFragmentation +
      Math.min(1, illness) * 0.3 +
      jump * 0.25 +
      (byDay ? 0.14 : 0),
    0.03,
    0.95,
  );
  const shareOf = (seconds: number, weight: number) =>
    seconds / (weight * (1 - 0.35 * fragmentation) * inBed * 0.95);
  const absence = absenceOn({ persona, day });
  const flew = jump > 0.9 && body.chance(0.5);
  const batteryDies = body.chance(traits.lowBattery) && !worn;
  return {
    day,
    zone,
    bedStart,
    wake,
    byDay,
    nightRecorded: worn || (!absence.night && !flew),
    dayRecorded: worn || !absence.day,
    batteryDied: batteryDies
      ? bedStart + Math.round((inBed * body.between(0.55, 0.8)) / 30) * 30
      : null,
    latencySeconds: toHalfMinutes(
      clamp(
        600 * (0.55 + traits.fragmentation) * (1 + 0.6 * sleep.normal()) +
          effect("sleep_latency") +
          jump * 1500 -
          (byDay ? 180 : 0),
        30,
        5400,
      ),
    ),
    fragmentation,
    deepShare: clamp(
      traits.deepShare * (1 - 0.3 * Math.min(1, illness)) + shareOf(effect("deep_sleep"), 0.92),
      0.03,
      0.4,
    ),
    remShare: clamp(
      traits.remShare * (byDay ? 0.85 : 1) * (1 - 0.15 * Math.min(1, illness)) +
        shareOf(effect("rem_sleep"), 1.2),
      0.03,
      0.4,
    ),
    nadir: clamp(nadir, 33, 120),
    hrv: clamp(hrv, 7, 220),
    breath:
      usualBreath(persona) +
      (traits.restingHeartRate - 50) * 0.06 +
      illness * 2.2 +
      quick * 0.2 +
      body.normal() * 0.2,
    nadirAt: clamp(
      0.56 + 0.1 * body.normal() + Math.max(0, pulseEffect) * 0.05 + illness * 0.15,
      0.2,
      0.95,
    ),
    temperature: 0.09 * body.normal() + warmth + effect("temperature_deviation"),
    ...doings,
    effort: effortOn({ persona, day }),
    naps: napsOn({
      persona,
      day,
      zone,
      exercises,
      wake,
      nextBed: () => bedtimesOn({ persona, day: day + 1 }).bedStart,
    }),
  };
}

/**
 * What lifts the heart rate of a day (bpm) and warms the skin (°C) apart from habits: illness, jet lag,
 * sleep by day, the monthly rhythm, the season, and slow and quick drifts. HRV falls as the pulse is lifted.
 */
function baseline({
  persona,
  day,
  illness,
  jump,
  byDay,
}: {
  persona: Persona;
  day: number;
  illness: number;
  jump: number;
  byDay: boolean;
}): { lift: number; warmth: number; quick: number } {
  const { seed } = persona;
  const { monthlyTemperature } = traitsOn({ persona, day });
  const slow = drift({ seed: seed ^ stream.long, at: day, span: 41 });
  const quick = drift({ seed: seed ^ stream.short, at: day, span: 6 });
  const trend = drift({ seed: seed ^ stream.trend, at: day, span: 400 });
  const season = Math.cos(((day - 15) / 365.25) * 2 * Math.PI);
  const weak = convalescenceOn({ persona, day });
  // Warm after ovulation and cool before it, with a steep change; cycles run early and late by days.
  const late = 2.2 * drift({ seed: seed ^ stream.cycle, at: day, span: 90 });
  const phase = Math.tanh(2.4 * Math.sin(((day + late) / 28.4) * 2 * Math.PI));
  const lift =
    illness * 9 +
    weak * 5 +
    jump * 2.5 +
    (byDay ? 2.6 : 0) +
    slow * 1.5 +
    quick * 1.1 +
    trend * 1.6 +
    season * 0.7 +
    (monthlyTemperature > 0 ? phase : 0);
  const warmth =
    monthlyTemperature * phase + illness * 1.15 + weak * 0.1 + jump * 0.1 + (byDay ? 0.08 : 0);
  return { lift, warmth, quick };
}

/** Breaths a minute that are a person's own, whatever their pulse. */
function usualBreath({ seed }: Persona): number {
  return new Random(seed, stream.breath).between(12.2, 15.6);
}

function toHalfMinutes(seconds: number): number {
  return Math.round(seconds / 30) * 30;
}
