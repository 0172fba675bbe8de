import { stepsOfMinute } from "../motion.ts";
import { type Persona, traitsOn } from "../persona.ts";
import { curve, round, toWeightedScore } from "../scores.ts";
import { type Draft, type Generator, localTime, toSeries } from "./draft.ts";

/** How each contributor weighs in an activity score. */
export const activityWeights = {
  meet_daily_targets: 0.25,
  move_every_hour: 0.12,
  recovery_time: 0.15,
  stay_active: 0.18,
  training_frequency: 0.14,
  training_volume: 0.16,
} as const;

/** Scores over each contributor's figure, as points between which they run straight. */
const curves = {
  meet_daily_targets: [
    [0.2, 20],
    [0.6, 60],
    [0.9, 88],
    [1.1, 98],
    [1.4, 100],
  ],
  move_every_hour: [
    [18_000, 100],
    [27_000, 90],
    [33_000, 68],
    [42_000, 30],
  ],
  recovery_time: [
    [0.2, 98],
    [0.9, 96],
    [1.4, 78],
    [2.4, 50],
  ],
  stay_active: [
    [18_000, 99],
    [25_000, 86],
    [32_000, 66],
    [42_000, 28],
  ],
  training_frequency: [
    [0, 25],
    [1, 60],
    [2, 82],
    [3, 94],
    [4, 99],
  ],
  training_volume: [
    [300, 25],
    [900, 62],
    [1500, 84],
    [2400, 98],
  ],
} as const;

/** Kilocalories of a minute at a MET (1 MET is 1 kcal per kg and hour). */
export function kilocalories({ met, persona }: { met: number; persona: Persona }): number {
  return (met * persona.weightKg) / 60;
}

/** The 24 hours from 04:00 local: every figure adds up from the minutes and the 5-minute classes. */
export const dailyActivityDocuments: Generator = (draft) => {
  const { person, plan, day } = draft;
  if (!plan.dayRecorded) return [];
  const { persona } = person;
  const motion = person.motion(day);
  const seconds = [0, 0, 0, 0, 0, 0];
  const metMinutes = [0, 0, 0, 0, 0, 0];
  let steps = 0;
  let active = 0;
  let total = 0;
  let sum = 0;
  const items: number[] = [];
  let bout = 0;
  for (let minute = 0; minute < 1440; minute++) {
    const at = motion.start + minute * 60;
    while ((motion.bouts[bout]?.end ?? Number.POSITIVE_INFINITY) <= at) bout++;
    const current = motion.bouts[bout];
    const kind = motion.classes[Math.floor(minute / 5)] ?? 0;
    const tenths = motion.tenths[minute] ?? 0;
    const met = tenths / 10;
    items.push(met);
    sum += tenths;
    metMinutes[kind] =
      (metMinutes[kind] ?? 0) + (kind === 0 ? 0 : Math.max(0, met - (kind < 3 ? 0 : 1)));
    if (minute % 5 === 0) seconds[kind] = (seconds[kind] ?? 0) + 300;
    total += kilocalories({ met: kind === 0 ? 1 : met, persona });
    if (kind >= 3) active += kilocalories({ met: Math.max(0, met - 1), persona });
    if (kind >= 1) {
      steps += stepsOfMinute({
        tenths,
        activity: current && at >= current.start ? current.activity : null,
      });
    }
  }
  const [away = 0, resting = 0, sedentary = 0, low = 0, medium = 0, high = 0] = seconds;
  const { liveliness, training } = traitsOn({ persona, day });
  const targetMeters = Math.round((6500 + liveliness * 3500 + training.length * 400) / 100) * 100;
  const walked = Math.round(active / (persona.weightKg * 0.00074));
  const targetCalories = Math.round((targetMeters * persona.weightKg * 0.00074) / 10) * 10;
  const contributors = toContributors({ draft, sedentary, progress: active / targetCalories });
  const body = {
    id: draft.id(0),
    class_5_min: motion.classes.join(""),
    score: toWeightedScore(
      Object.entries(activityWeights).map(([key, weight]) => ({
        value: contributors[key as keyof typeof activityWeights],
        weight,
      })),
    ),
    active_calories: Math.round(active),
    average_met_minutes: round(sum / 14_400, 3),
    contributors: { ...contributors },
    equivalent_walking_distance: walked,
    high_activity_met_minutes: Math.round(metMinutes[5] ?? 0),
    high_activity_time: high,
    inactivity_alerts: sedentary > 36_000 ? 2 : sedentary > 30_000 ? 1 : 0,
    low_activity_met_minutes: Math.round(metMinutes[3] ?? 0),
    low_activity_time: low,
    medium_activity_met_minutes: Math.round(metMinutes[4] ?? 0),
    medium_activity_time: medium,
    met: toSeries({ plan, start: motion.start, interval: 60, items }),
    meters_to_target: targetMeters - walked,
    non_wear_time: away,
    resting_time: resting,
    sedentary_met_minutes: Math.round(metMinutes[2] ?? 0),
    sedentary_time: sedentary,
    steps: Math.round(steps),
    target_calories: targetCalories,
    target_meters: targetMeters,
    total_calories: Math.round(total),
    day: draft.date,
    timestamp: localTime({ plan, instant: motion.start }),
  };
  return [{ id: draft.id(0), day, slot: 0, startsAt: motion.start, release: "day", body }];
};

function toContributors({
  draft,
  sedentary,
  progress,
}: {
  draft: Draft;
  sedentary: number;
  progress: number;
}): Record<keyof typeof activityWeights, number | null> {
  const { person, day } = draft;
  const age = person.age(day);
  const trainings =
    7 * person.recentMean({ day, days: 7, of: ({ exercises }) => exercises.length });
  const volume = 7 * person.recentMean({ day, days: 7, of: ({ effort }) => effort });
  const today =
    draft.plan.effort /
    Math.max(60, person.recentMean({ day, days: 14, of: ({ effort }) => effort }));
  return {
    meet_daily_targets: curve(curves.meet_daily_targets, progress),
    move_every_hour: curve(curves.move_every_hour, sedentary),
    recovery_time: age < 4 ? null : curve(curves.recovery_time, today),
    stay_active: curve(curves.stay_active, sedentary),
    training_frequency: age < 7 ? null : curve(curves.training_frequency, trainings),
    training_volume: age < 7 ? null : curve(curves.training_volume, volume),
  };
}
