import { effectOn } from "./effects.ts";
import { convalescenceOn } from "./illness.ts";
import { type AffectedMetric, type Persona, traitsOn, trendOn } from "./persona.ts";
import { clamp, drift, Random } from "./random.ts";

/** What the heart, the breath and the skin of a night are. */
export interface Body {
  /** Lowest heart rate of the night (bpm), mean RMSSD (ms), breaths a minute. */
  nadir: number;
  hrv: number;
  breath: number;
  /** Where in the night the heart is slowest, 0 to 1: late after alcohol or a late meal. */
  nadirAt: number;
  /** °C from what is usual. */
  temperature: number;
}

/** What lies on the body of a day. */
interface Burden {
  persona: Persona;
  day: number;
  /** 0 well, 1 an ordinary flu. */
  illness: number;
  /** Jet lag, 0 to about 1. */
  jump: number;
  /** Whether the main sleep was by day. */
  byDay: boolean;
}

const stream = { body: 12, long: 14, short: 15, trend: 16, cycle: 17, breath: 20 } as const;

/** Draws the body of a night. */
export function toBody(burden: Burden): Body {
  const { persona, day, illness } = burden;
  const traits = traitsOn({ persona, day });
  const random = new Random(persona.seed, stream.body, day);
  const effect = (metric: AffectedMetric) => effectOn({ persona, metric, day });
  const { lift, warmth, quick } = toBaseline(burden);
  const pulseEffect = effect("lowest_heart_rate");
  const usualPulse =
    traits.restingHeartRate + trendOn({ persona, metric: "lowest_heart_rate", day });
  const usualHrv = traits.hrv + trendOn({ persona, metric: "average_hrv", day });
  const hrv = usualHrv * Math.exp(-0.036 * lift + 0.07 * quick + 0.09 * random.normal());
  const breath = usualBreath(persona) + (traits.restingHeartRate - 50) * 0.06 + illness * 2.2;
  return {
    nadir: clamp(usualPulse + lift + pulseEffect + random.normal() * 0.8, 33, 120),
    hrv: clamp(hrv + effect("average_hrv"), 7, 220),
    breath: breath + quick * 0.2 + random.normal() * 0.2,
    nadirAt: clamp(
      0.56 + 0.1 * random.normal() + Math.max(0, pulseEffect) * 0.05 + illness * 0.15,
      0.2,
      0.95,
    ),
    temperature: 0.09 * random.normal() + warmth + effect("temperature_deviation"),
  };
}

/**
 * What lifts the heart rate of a day (bpm) and warms the skin (°C) apart from habits: illness, jet lag,
 * sleep by day, the monthly rhythm, the season, and slow and quick drifts. HRV falls as the pulse is lifted.
 */
function toBaseline({ persona, day, illness, jump, byDay }: Burden): {
  lift: number;
  warmth: number;
  quick: number;
} {
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
