import { type SleepStretch, toNap } from "../night.ts";
import { Random } from "../random.ts";
import { round } from "../scores.ts";
import { toSleepSummary } from "../sleep-summary.ts";
import {
  type Draft,
  editedNight,
  type Generator,
  type Json,
  localTime,
  toSeries,
} from "./draft.ts";
import { toReadiness } from "./readiness-scores.ts";

/** The night that ends on the day, and its naps; numbers of periods have holes, as upstream's do. */
export const sleepDocuments: Generator = (draft) => {
  const { person, plan, day } = draft;
  const night = editedNight(draft);
  const readiness = toReadiness(draft);
  const documents = [];
  if (night !== null) {
    const body = toBody({
      draft,
      sleep: night,
      type: "long_sleep",
      slot: 0,
      readiness: asJson(readiness),
    });
    documents.push({
      id: draft.id(0),
      day,
      slot: 0,
      startsAt: night.start,
      release: "night" as const,
      body,
    });
  }
  if (!plan.dayRecorded) return documents;
  for (const [index, nap] of plan.naps.entries()) {
    const slot = index + 1;
    const sleep = toNap({ persona: person.persona, plan, nap, index });
    // A nap without a pulse carries zeros where the pulse would have been judged.
    const judged =
      nap.measured || readiness === null
        ? asJson(readiness)
        : asJson({
            ...readiness,
            temperature_deviation: null,
            contributors: {
              ...readiness.contributors,
              body_temperature: 0,
              recovery_index: 0,
              resting_heart_rate: 0,
            },
          });
    const body = toBody({ draft, sleep, type: nap.type, slot, readiness: judged });
    documents.push({
      id: draft.id(slot),
      day,
      slot,
      startsAt: sleep.start,
      release: "day" as const,
      body,
    });
  }
  return documents;
};

function toBody({
  draft,
  sleep,
  type,
  slot,
  readiness,
}: {
  draft: Draft;
  sleep: SleepStretch;
  type: "long_sleep" | "sleep" | "rest";
  slot: number;
  readiness: Json;
}): { readonly [key: string]: Json } {
  const { plan } = draft;
  const summary = toSleepSummary(sleep);
  const random = new Random(draft.person.seed, 41, draft.day, slot);
  const measured = sleep.heartRate.length > 0;
  const series = (items: readonly (number | null)[]) =>
    measured ? toSeries({ plan, start: sleep.start, interval: 300, items }) : null;
  return {
    id: draft.id(slot),
    average_breath: Math.round((plan.breath + random.normal() * 0.15) * 8) / 8,
    average_heart_rate: summary.averageHeartRate ?? (slot === 0 ? null : round(plan.nadir + 9, 3)),
    average_hrv: summary.averageHrv,
    awake_time: summary.awake,
    bedtime_end: localTime({ plan, instant: sleep.start + sleep.seconds }),
    bedtime_start: localTime({ plan, instant: sleep.start }),
    day: draft.date,
    deep_sleep_duration: summary.deep,
    efficiency: summary.efficiency,
    heart_rate: series(sleep.heartRate),
    hrv: series(sleep.hrv),
    latency: summary.latency,
    light_sleep_duration: summary.light,
    low_battery_alert: sleep.batteryDied,
    lowest_heart_rate: summary.lowestHeartRate ?? 255,
    movement_30_sec: digits(sleep.movement),
    period: slot === 0 ? 0 : slot + random.whole(0, 1),
    readiness,
    readiness_score_delta: slot === 0 ? null : 0,
    rem_sleep_duration: summary.rem,
    restless_periods: summary.restlessPeriods,
    sleep_phase_5_min: digits(sleep.stages),
    sleep_score_delta: slot === 0 ? null : 0,
    sleep_algorithm_version: "v2",
    sleep_analysis_reason:
      slot === 0 && draft.trimmed > 0 ? "bedtime_edit" : "foreground_sleep_analysis",
    time_in_bed: summary.timeInBed,
    total_sleep_duration: summary.total,
    type,
  };
}

function digits(values: Uint8Array): string {
  return values.join("");
}

function asJson(readiness: ReturnType<typeof toReadiness>): Json {
  return readiness === null ? null : { ...readiness, contributors: { ...readiness.contributors } };
}
