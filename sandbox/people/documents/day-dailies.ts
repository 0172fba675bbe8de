import { moderateMet } from "../effects.ts";
import { type Bout, boutMet } from "../motion.ts";
import { odditiesOf } from "../oddities.ts";
import { traitsOn, trendOn } from "../persona.ts";
import { Random } from "../random.ts";
import { round } from "../scores.ts";
import { kilocalories } from "./activity.ts";
import { type Generator, localTime } from "./draft.ts";

/** Workouts with the calories of their own minutes; distance is often unknown. */
export const workoutDocuments: Generator = (draft) => {
  const { person, plan, day } = draft;
  if (!plan.dayRecorded) return [];
  const { persona } = person;
  return person.motion(day).bouts.map((bout, slot) => {
    const minutes = Math.round((bout.end - bout.start) / 60);
    let calories = 0;
    for (let minute = 0; minute < minutes; minute++) {
      calories += kilocalories({ met: boutMet({ bout, minute }), persona });
    }
    const random = new Random(bout.seed, 3);
    const source = random.pick(["confirmed", "confirmed", "workout_heart_rate", "autodetected"]);
    const distance = random.chance(0.4) ? null : toDistance({ bout, minutes });
    // Workouts of other apps come in UTC, so that the text of times is no order.
    const clock = random.chance(odditiesOf(persona).utcWorkouts) ? { zone: "UTC" } : plan;
    const body = {
      id: draft.id(slot),
      activity: bout.activity,
      calories: round(calories, 3),
      day: draft.date,
      distance,
      end_datetime: localTime({ plan: clock, instant: bout.end }),
      intensity: bout.met < moderateMet ? "easy" : bout.met < 8.4 ? "moderate" : "hard",
      label: null,
      source,
      start_datetime: localTime({ plan: clock, instant: bout.start }),
    };
    return { id: draft.id(slot), day, slot, startsAt: bout.start, release: "day" as const, body };
  });
};

/** Metres at the pace that the effort means; null where one stays in place. */
function toDistance({ bout, minutes }: { bout: Bout; minutes: number }): number | null {
  const metresPerMinute = { running: 17.2, walking: 21.5, cycling: 42, swimming: 5.5 } as const;
  const { activity } = bout;
  if (activity === "yoga" || activity === "strength_training") return null;
  return round(minutes * bout.met * metresPerMinute[activity], 2);
}

/** Stress and recovery by quarter hours; 0/0 with null is the placeholder of an unmeasured day. */
export const dailyStressDocuments: Generator = (draft) => {
  const { person, plan, day } = draft;
  const random = new Random(person.seed, 61, day);
  if (!plan.dayRecorded && random.chance(0.5)) return [];
  const head = { id: draft.id(0), day: draft.date };
  const placed = { id: draft.id(0), day, slot: 0, startsAt: day * 86_400, release: "day" as const };
  if (!plan.dayRecorded || random.chance(odditiesOf(person.persona).stressPlaceholders)) {
    return [{ ...placed, body: { ...head, stress_high: 0, recovery_high: 0, day_summary: null } }];
  }
  const strained = plan.habits.includes("stress") ? 6 : 0;
  const illness = Math.min(1, plan.illness);
  const usualHrv = traitsOn({ persona: person.persona, day }).hrv;
  const tense = 6 + strained + illness * 9 + plan.fragmentation * 4 + random.normal() * 3;
  const restored =
    5 + (usualHrv - 40) / 24 - illness * 4 - plan.fragmentation * 3 + random.normal() * 2;
  const stress = Math.max(0, Math.round(tense)) * 900;
  const recovery = Math.max(0, Math.round(restored)) * 900;
  const summary =
    stress > recovery * 2.5 && stress > 9000
      ? "stressful"
      : recovery > stress * 0.9
        ? "restored"
        : "normal";
  return [
    {
      ...placed,
      body: { ...head, stress_high: stress, recovery_high: recovery, day_summary: summary },
    },
  ];
};

/** An estimate of VO2 max about once a week, once there is some history. */
export const vo2MaxDocuments: Generator = (draft) => {
  const { person, plan, day } = draft;
  if (person.age(day) < 10 || day % 7 !== person.seed % 7 || !plan.dayRecorded) return [];
  const pulse = person.recentMean({ day, days: 30, of: ({ nadir }) => nadir });
  const { persona } = person;
  const { vo2Max: usual, restingHeartRate: usualPulse } = traitsOn({ persona, day });
  const vo2Max = usual + trendOn({ persona, metric: "vo2_max", day });
  const restingHeartRate = usualPulse + trendOn({ persona, metric: "lowest_heart_rate", day });
  const body = {
    id: draft.id(0),
    day: draft.date,
    timestamp: localTime({ plan, instant: plan.wake + 5400 }),
    vo2_max: Math.round(vo2Max - (pulse - restingHeartRate) * 0.35),
  };
  return [{ id: draft.id(0), day, slot: 0, startsAt: day * 86_400, release: "day", body }];
};
