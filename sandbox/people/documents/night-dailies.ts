import { formatOffset, toDay, weekday } from "../calendar.ts";
import { odditiesOf } from "../oddities.ts";
import { traitsOn, trendOn } from "../persona.ts";
import { clamp, Random } from "../random.ts";
import { curve, round } from "../scores.ts";
import { toSleepSummary } from "../sleep-summary.ts";
import { offsetAt } from "../zones.ts";
import { type Draft, editedNight, type Generator, type Json, type OuraDocument } from "./draft.ts";
import { toReadiness } from "./readiness-scores.ts";
import { toSleepContributors, toSleepScore } from "./sleep-scores.ts";

/** One document of a day that appears with its night, at slot 0. */
function daily({
  draft,
  body,
}: {
  draft: Draft;
  body: { readonly [key: string]: Json };
}): readonly OuraDocument[] {
  const { day } = draft;
  return [{ id: draft.id(0), day, slot: 0, startsAt: day * 86_400, release: "night", body }];
}

/** Midnight of the day; about one in fifty names the wrong date, as recorded answers do. */
function midnight({ plan, day, person }: Draft): string {
  const slip = new Random(person.seed, 51, day).chance(odditiesOf(person.persona).wrongDates)
    ? 1
    : 0;
  const offset = offsetAt({ zone: plan.zone, instant: plan.wake });
  return `${toDay(day - slip)}T00:00:00${formatOffset(offset)}`;
}

export const dailySleepDocuments: Generator = (draft) => {
  const night = editedNight(draft);
  if (night === null) return [];
  const summary = toSleepSummary(night);
  const contributors = toSleepContributors({ summary, start: night.start, zone: draft.plan.zone });
  const body = {
    id: draft.id(0),
    contributors: { ...contributors },
    day: draft.date,
    score: toSleepScore(contributors),
    timestamp: midnight(draft),
  };
  return daily({ draft, body });
};

export const dailyReadinessDocuments: Generator = (draft) => {
  if (!draft.plan.nightRecorded) return [];
  const readiness = toReadiness(draft);
  const body = {
    id: draft.id(0),
    contributors: { ...readiness.contributors },
    day: draft.date,
    score: readiness.score,
    temperature_deviation: readiness.temperature_deviation,
    temperature_trend_deviation: readiness.temperature_trend_deviation,
    timestamp: midnight(draft),
  };
  return daily({ draft, body });
};

/** Blood oxygen; some nights answer 0.0 with a null index, which means that nothing was measured. */
export const dailySpo2Documents: Generator = (draft) => {
  if (!draft.plan.nightRecorded) return [];
  const random = new Random(draft.person.seed, 52, draft.day);
  const missing =
    random.chance(odditiesOf(draft.person.persona).spo2Zeros) || draft.plan.batteryDied !== null;
  // Everyone has a level of their own, and it falls a little with age.
  const { age } = draft.person.persona;
  const own = new Random(draft.person.seed, 54).between(96.9, 98.3);
  const usual = own - Math.max(0, age - 35) * 0.015;
  const average = clamp(
    usual + random.normal() * 0.5 - Math.min(1, draft.plan.illness) * 0.9,
    92,
    99.6,
  );
  const disturbed = Math.max(0, Math.round(4 + draft.plan.fragmentation * 9 + random.normal() * 2));
  const body = {
    id: draft.id(0),
    day: draft.date,
    spo2_percentage: { average: missing ? 0 : round(average, 3) },
    breathing_disturbance_index: missing ? null : disturbed,
  };
  return daily({ draft, body });
};

/** Advice on bedtime; the window itself is null for most people and nights. */
export const sleepTimeDocuments: Generator = (draft) => {
  if (!draft.plan.nightRecorded) return [];
  const { person, plan, day } = draft;
  const { persona } = person;
  const random = new Random(person.seed, 53, day);
  const head = { id: draft.id(0), day: draft.date };
  if (person.age(day) < 10) {
    const body = {
      ...head,
      optimal_bedtime: null,
      recommendation: null,
      status: "not_enough_nights",
    };
    return daily({ draft, body });
  }
  const { scatterMinutes, bedtime } = traitsOn({ persona, day });
  const steady = scatterMinutes < 25 && random.chance(0.3);
  if (!steady) {
    const recommendation = plan.fragmentation > 0.5 ? "improve_efficiency" : "earlier_bedtime";
    const body = {
      ...head,
      optimal_bedtime: null,
      recommendation,
      status: "only_recommended_found",
    };
    return daily({ draft, body });
  }
  const middle = Math.round((bedtime - 24) * 3600 + (weekday(day) === 6 ? 900 : 0));
  const optimal_bedtime = {
    day_tz: offsetAt({ zone: plan.zone, instant: plan.wake }),
    end_offset: Math.round((middle + 1800) / 900) * 900,
    start_offset: Math.round((middle - 1800) / 900) * 900,
  };
  const body = {
    ...head,
    optimal_bedtime,
    recommendation: "follow_optimal_bedtime",
    status: "optimal_found",
  };
  return daily({ draft, body });
};

/** Long-term resilience, from the second week on. */
export const dailyResilienceDocuments: Generator = (draft) => {
  const { person, day, plan } = draft;
  if (person.age(day) < 14 || !plan.nightRecorded) return [];
  const mean = (of: (plan: Draft["plan"]) => number) => person.recentMean({ day, days: 14, of });
  const calm = mean(
    ({ fragmentation, illness }) => 1 - fragmentation * 0.75 - Math.min(1, illness) * 0.3,
  );
  const stressed = mean(
    ({ habits, illness }) => (habits.includes("stress") ? 1 : 0) + Math.min(1, illness),
  );
  const sleepRecovery = clamp(20 + calm * 82, 0, 100);
  const daytime = clamp(92 - mean(({ effort }) => effort) / 14 - stressed * 60, 0, 100);
  const stress = clamp(95 - stressed * 150 - (1 - calm) * 40, 0, 100);
  const middle = (sleepRecovery + daytime + stress) / 3;
  const level =
    middle < 35
      ? "limited"
      : middle < 55
        ? "adequate"
        : middle < 72
          ? "solid"
          : middle < 86
            ? "strong"
            : "exceptional";
  const contributors = {
    sleep_recovery: round(sleepRecovery, 1),
    daytime_recovery: round(daytime, 1),
    stress: round(stress, 1),
  };
  return daily({ draft, body: { id: draft.id(0), day: draft.date, contributors, level } });
};

/** Vascular age moves slowly about the real one; the specification gives these documents no id. */
export const cardiovascularAgeDocuments: Generator = (draft) => {
  const { person, day, plan } = draft;
  if (person.age(day) < 14 || !plan.nightRecorded) return [];
  const { persona } = person;
  const { vo2Max, restingHeartRate } = traitsOn({ persona, day });
  const usualPulse = restingHeartRate + trendOn({ persona, metric: "lowest_heart_rate", day });
  // The birthday is not known: age counts on from what it is on the first day of the sandbox.
  const age = persona.age + (day - persona.today) / 365.25;
  const pulse = person.recentMean({ day, days: 30, of: ({ nadir }) => nadir });
  const usual =
    curve(
      [
        [25, 60],
        [38, 50],
        [60, 40],
      ],
      vo2Max,
    ) - 50;
  const vascular = Math.round(age + usual * 0.6 + (pulse - usualPulse) * 0.7);
  return daily({ draft, body: { day: draft.date, vascular_age: vascular } });
};
