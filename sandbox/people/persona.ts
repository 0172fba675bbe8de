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

/** The evening and day habits that people tag, and that the following night can tell. */
export type Habit = "alcohol" | "late_meal" | "caffeine" | "stress" | "sauna";

/** Who a generated person is: everything that days are drawn from. */
export interface Persona {
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
  /** Chance of a nap on a day, and how many there can be. */
  napChance: number;
  napsMost: number;
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
  /** Days of history at the start; null for as long as the settings say. */
  historyDays: number | null;
  rings: readonly RingStory[];
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
