import type { MetricKey } from "#lib/oura/registry.ts";
import { mix, wordSeed } from "./random.ts";

/** The kinds of training in these stories, in upstream's own names of activities. */
export type Activity =
  | "running"
  | "walking"
  | "cycling"
  | "strength_training"
  | "yoga"
  | "swimming";

/** One habit of training: on these weekdays (0 is Sunday), about then and about so long. */
export interface Training {
  activity: Activity;
  weekdays: readonly number[];
  chance: number;
  /** Hours after local midnight. */
  hour: number;
  minutes: number;
  met: number;
}

/** The evening and day habits that people tag, and that a following night can tell. */
export type Habit = "alcohol" | "late_meal" | "caffeine" | "stress" | "sauna";

/** What an effect follows: a habit that was tagged, or a day with a workout that was not easy. */
export type Cause = Habit | "workout";

/** The metrics of a night that effects act on, by their keys in the registry. */
export type AffectedMetric = Extract<
  MetricKey,
  | "lowest_heart_rate"
  | "average_hrv"
  | "sleep_latency"
  | "awake_time"
  | "deep_sleep"
  | "rem_sleep"
  | "temperature_deviation"
  | "bedtime_start_offset"
>;

/** A built-in effect, which an analysis of the served documents can find again. */
export interface Effect {
  cause: Cause;
  metric: AffectedMetric;
  /** Added to the metric, in its own unit (bpm, ms, s, °C). */
  size: number;
  /** Days from the day of the cause to the day of the night that shows it; 1 is the night that follows. */
  lag: 1 | 2;
}

/** A slow change: what the metric gains in a year. Traits hold on the sandbox's first day. */
export interface Trend {
  metric: Extract<MetricKey, "lowest_heart_rate" | "average_hrv" | "vo2_max">;
  perYear: number;
}

/** An illness that belongs to the story, beside those that come by chance. */
export interface IllnessStory {
  daysAgo: number;
  days: number;
  /** 1 is an ordinary flu. */
  severity: number;
}

/** What a person works on a day when they work in shifts. */
export type Shift = "early" | "late" | "night" | "off";

/** Traits that may change in the course of a life. */
export interface Traits {
  /** Usual bedtime and getting up in hours after midnight (22.75, 6.75), and how they scatter. */
  bedtime: number;
  wakeTime: number;
  scatterMinutes: number;
  /** How much later the nights before Saturday and Sunday are, in minutes. */
  weekendShift: number;
  /** 0 sleeps like a log, 1 wakes all night. */
  fragmentation: number;
  deepShare: number;
  remShare: number;
  /** Usual lowest heart rate (bpm), usual night HRV (RMSSD, ms), largest heart rate (bpm), VO2 max (ml/kg/min). */
  restingHeartRate: number;
  hrv: number;
  maxHeartRate: number;
  vo2Max: number;
  /** Chance of a nap on a day, how many there can be, and the chance of one in the evening. */
  napChance: number;
  napsMost: number;
  eveningNapChance: number;
  /** 1 is an ordinary amount of walking about. */
  liveliness: number;
  training: readonly Training[];
  habits: Readonly<Record<Habit, number>>;
  /** Chance of falling ill in any four months. */
  illnessChance: number;
  /** Amplitude of the monthly temperature rhythm in °C; 0 without one. */
  monthlyTemperature: number;
  /** Share of nights and of days that were not recorded. */
  missing: number;
  /** Share of nights in which the ring's battery died. */
  lowBattery: number;
}

/** Who a person is: everything that days are drawn from but chance itself. */
export interface Story extends Traits {
  id: string;
  name: string;
  /** One line for the people who choose between personas. */
  story: string;
  email: string;
  age: number;
  weightKg: number;
  heightM: number;
  sex: "female" | "male";
  /** Time zone of home, and where trips go; no trips when the list is empty. */
  home: string;
  trips: readonly string[];
  /** A cycle of shifts, or null for someone who sleeps at night. */
  shifts: readonly Shift[] | null;
  effects: readonly Effect[];
  trends: readonly Trend[];
  illnesses: readonly IllnessStory[];
  /** Traits that began so many days ago, oldest first; before the first one hold the traits above. */
  chapters: readonly { daysAgo: number; traits: Partial<Traits> }[];
  /** Days of history at the start; null for as long as the settings say. */
  historyDays: number | null;
  /** When the membership ended and the ring came off; null for a member. */
  lapsedDaysAgo: number | null;
  /** How often upstream's oddities happen; null for as often as they were recorded. */
  oddities: Oddities | null;
  rings: readonly RingStory[];
}

/** Shares of what looks broken in upstream's answers and is not. */
export interface Oddities {
  /** Naps without a pulse: 255 and no series. */
  unmeasuredNaps: number;
  /** Stillness on a sofa that is taken for a nap. */
  falseNaps: number;
  /** Days with stress 0 and recovery 0 and no summary. */
  stressPlaceholders: number;
  /** Nights with an SpO2 of 0.0 and no index. */
  spo2Zeros: number;
  /** Instants of heart rate that come twice. */
  doubledInstants: number;
  /** Numbers of periods that are passed over. */
  skippedPeriods: number;
  /** Dailies whose timestamp names the day before. */
  wrongDates: number;
  /** Workouts whose times are in UTC. */
  utcWorkouts: number;
  /** Newest nights that are analysed again when the next one arrives. */
  lateEdits: number;
  /** Newest naps that are taken back when the next night arrives. */
  lateDeletions: number;
  /** Taken back naps that stay listed, with the type `deleted`. */
  deletedKept: number;
  /** Rest modes that were switched off at once. */
  emptyRests: number;
}

/** A ring that the person owned; `yearsAgo` null for one whose clock was never set (1970). */
export interface RingStory {
  yearsAgo: number | null;
  color: string;
  design: string;
  hardware: string;
  firmware: string;
  size: number;
}

/** A story with its chance and its calendar: all that a day is a function of. */
export interface Persona extends Omit<Story, "chapters"> {
  seed: number;
  /** First day of the sandbox, from which the story's days and years ago are counted. */
  today: number;
  /** Newest first. */
  chapters: readonly { from: number; traits: Traits }[];
}

/** The persona of a story in a sandbox of this seed and first day. */
export function toPersona({
  story,
  seed,
  today,
}: {
  story: Story;
  /** The sandbox's seed. */
  seed: number;
  today: number;
}): Persona {
  const chapters = story.chapters
    .map(({ daysAgo, traits }) => ({ from: today - daysAgo, traits: { ...story, ...traits } }))
    .toReversed();
  return { ...story, seed: mix(seed, wordSeed(story.id)), today, chapters };
}

/** The traits of a day. */
export function traitsOn({ persona, day }: { persona: Persona; day: number }): Traits {
  for (const chapter of persona.chapters) if (day >= chapter.from) return chapter.traits;
  return persona;
}

/** What a slow change has added to a metric on a day, against the sandbox's first day. */
export function trendOn({
  persona,
  metric,
  day,
}: {
  persona: Persona;
  metric: Trend["metric"];
  day: number;
}): number {
  const trend = persona.trends.find((candidate) => candidate.metric === metric);
  return trend === undefined ? 0 : (trend.perYear * (day - persona.today)) / 365.25;
}
