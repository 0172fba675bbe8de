import { type NapPlan, toNapState } from "../naps.ts";
import { toNap } from "../night.ts";
import { odditiesOf } from "../oddities.ts";
import type { DayPlan } from "../plan.ts";
import { Random } from "../random.ts";
import { round } from "../scores.ts";
import type { SleepStretch } from "../sleep-stretch.ts";
import { toPulseSummary, toSleepSummary } from "../sleep-summary.ts";
import {
  type Draft,
  editedNight,
  type Generator,
  type Json,
  localTime,
  type OuraDocument,
  toSeries,
} from "./draft.ts";
import { type Readiness, toReadiness } from "./readiness-scores.ts";

/** Slots of naps of the evening before, which upstream counts to the next day. */
const firstEveningSlot = 64;

/** The main sleep that ends on the day, its naps, and the naps of the evening before. */
export const sleepDocuments: Generator = (draft) => {
  const { person, plan, day } = draft;
  const night = editedNight(draft);
  const readiness = toReadiness(draft);
  const documents = [];
  if (night !== null) {
    const body = toBody({
      draft,
      clock: plan,
      sleep: night,
      type: "long_sleep",
      slot: 0,
      period: 0,
      readiness: asJson(readiness),
    });
    const { start: startsAt } = night;
    documents.push({ id: draft.id(0), day, slot: 0, startsAt, release: "night" as const, body });
  }
  const naps = placeNaps(draft);
  const skips = new Random(person.seed, 43, day);
  const { skippedPeriods } = odditiesOf(person.persona);
  let period = 0;
  for (const nap of naps) {
    period += skips.chance(skippedPeriods) ? 2 : 1;
    const document = toNapDocument({ draft, readiness, period, ...nap });
    if (document !== null) documents.push(document);
  }
  return documents;
};

interface PlacedNap {
  /** The day on whose clock it was slept. */
  on: DayPlan;
  nap: NapPlan;
  index: number;
  slot: number;
}

/** The sleep behind one of the documents of a day, as it is known now; null where there is none. */
export function toSleepStretch({
  draft,
  slot,
}: {
  draft: Draft;
  slot: number;
}): SleepStretch | null {
  if (slot === 0) return editedNight(draft);
  const placed = placeNaps(draft).find((candidate) => candidate.slot === slot);
  if (placed === undefined) return null;
  const { on, nap, index } = placed;
  return toNap({ persona: draft.person.persona, plan: on, nap, index });
}

/** The naps that a day has documents of, in order of time: those of the evening before come first. */
function placeNaps(draft: Draft): readonly PlacedNap[] {
  return [
    ...napsOf({ draft, on: draft.person.plan(draft.day - 1), isEvening: true }),
    ...napsOf({ draft, on: draft.plan, isEvening: false }),
  ];
}

function napsOf({
  draft,
  on,
  isEvening,
}: {
  draft: Draft;
  on: DayPlan;
  isEvening: boolean;
}): readonly PlacedNap[] {
  if (!on.dayRecorded || on.day < draft.person.firstDay) return [];
  return on.naps.flatMap((nap, index): PlacedNap[] =>
    nap.isEvening === isEvening
      ? [{ on, nap, index, slot: isEvening ? firstEveningSlot + index : index + 1 }]
      : [],
  );
}

/** A nap's document, or null when it was taken back and is listed no more. */
function toNapDocument({
  draft,
  readiness,
  period,
  on,
  nap,
  index,
  slot,
}: PlacedNap & {
  draft: Draft;
  readiness: Readiness;
  period: number;
}): OuraDocument | null {
  const { persona } = draft.person;
  const state = toNapState({ persona, day: on.day, index, isOver: draft.nights > on.day });
  if (state === "gone") return null;
  const sleep = toNap({ persona, plan: on, nap, index });
  // A nap without a pulse carries zeros where the pulse would have been judged.
  const judged = nap.measured
    ? readiness
    : {
        ...readiness,
        temperature_deviation: null,
        contributors: {
          ...readiness.contributors,
          body_temperature: 0,
          recovery_index: 0,
          resting_heart_rate: 0,
        },
      };
  const body = toBody({
    draft,
    clock: on,
    sleep,
    type: state === "deleted" ? "deleted" : nap.type,
    slot,
    period,
    readiness: asJson(judged),
  });
  return {
    id: draft.id(slot),
    day: draft.day,
    slot,
    startsAt: sleep.start,
    release: "day",
    releaseDay: on.day,
    body,
  };
}

function toBody({
  draft,
  clock,
  sleep,
  type,
  slot,
  period,
  readiness,
}: {
  draft: Draft;
  /** The plan whose zone clocks showed. */
  clock: DayPlan;
  sleep: SleepStretch;
  type: "long_sleep" | NapPlan["type"] | "deleted";
  slot: number;
  period: number;
  readiness: Json;
}): { readonly [key: string]: Json } {
  const { plan } = draft;
  const summary = toSleepSummary(sleep);
  const pulse = toPulseSummary(sleep);
  const random = new Random(draft.person.seed, 41, draft.day, slot);
  const isNight = slot === 0;
  const measured = sleep.heartRate.length > 0;
  const series = (items: readonly (number | null)[]) =>
    measured ? toSeries({ plan: clock, start: sleep.start, interval: 300, items }) : null;
  const gain = isNight ? null : random.chance(0.2) ? random.whole(1, 5) : 0;
  return {
    id: draft.id(slot),
    average_breath: Math.round((plan.breath + random.normal() * 0.15) * 8) / 8,
    average_heart_rate: pulse.averageHeartRate ?? (isNight ? null : round(plan.nadir + 9, 3)),
    average_hrv: pulse.averageHrv,
    awake_time: summary.awake,
    bedtime_end: localTime({ plan: clock, instant: sleep.end }),
    bedtime_start: localTime({ plan: clock, instant: sleep.start }),
    day: draft.date,
    deep_sleep_duration: summary.deep,
    efficiency: summary.efficiency,
    heart_rate: series(sleep.heartRate),
    hrv: series(sleep.hrv),
    latency: summary.latency,
    light_sleep_duration: summary.light,
    low_battery_alert: sleep.batteryDied,
    lowest_heart_rate: pulse.lowestHeartRate ?? 255,
    movement_30_sec: digits(sleep.series.drawMovement()),
    period,
    readiness,
    readiness_score_delta: gain,
    rem_sleep_duration: summary.rem,
    restless_periods: summary.restlessPeriods,
    sleep_phase_5_min: digits(sleep.stages),
    sleep_score_delta: gain,
    sleep_algorithm_version: "v2",
    sleep_analysis_reason:
      isNight && draft.trimmed > 0 ? "bedtime_edit" : "foreground_sleep_analysis",
    time_in_bed: summary.timeInBed,
    total_sleep_duration: summary.total,
    type,
  };
}

function digits(values: Uint8Array): string {
  return values.join("");
}

function asJson(readiness: Readiness): Json {
  return { ...readiness, contributors: { ...readiness.contributors } };
}
