import { bedtimesOn } from "./bedtimes.ts";
import { type Body, toBody } from "./body.ts";
import { effectOn } from "./effects.ts";
import { jetLagOn } from "./jet-lag.ts";
import { absenceOn, type Doings, doingsOn, type Exercise, effortOf } from "./life.ts";
import { type NapPlan, napsOn } from "./naps.ts";
import { type AffectedMetric, type Habit, type Persona, traitsOn } from "./persona.ts";
import { clamp, Random } from "./random.ts";

const stream = { sleep: 18, record: 19 } as const;

/** Seconds awake that one unit of fragmentation stands for, about. */
const awakeOfFragmentation = 4100;

/**
 * The hidden truth of one day, of which every document of that day is a view; drawn in O(1). Body and naps,
 * which a list of sleep scores does without, are drawn when they are asked for.
 */
export class DayPlan implements Doings, Body {
  readonly day: number;
  readonly zone: string;
  /** The main sleep that ends on this day, as instants; it exists even when it was not recorded. */
  readonly bedStart: number;
  readonly wake: number;
  /** Whether it was slept by day, after a night of work. */
  readonly byDay: boolean;
  readonly nightRecorded: boolean;
  readonly dayRecorded: boolean;
  /** End of the recording when the battery died in the night, or null. */
  readonly batteryDied: number | null;
  readonly latencySeconds: number;
  readonly fragmentation: number;
  readonly deepShare: number;
  readonly remShare: number;
  readonly illness: number;
  readonly habits: readonly Habit[];
  readonly exercises: readonly Exercise[];
  readonly #persona: Persona;
  readonly #jump: number;
  #body: Body | null = null;
  #naps: readonly NapPlan[] | null = null;

  constructor({ persona, day }: { persona: Persona; day: number }) {
    const traits = traitsOn({ persona, day });
    const { zone, bedStart, wake, byDay } = bedtimesOn({ persona, day });
    const { illness, habits, exercises } = doingsOn({ persona, day });
    const jump = Math.abs(jetLagOn({ persona, day })) / 8;
    const random = new Random(persona.seed, stream.sleep, day);
    const effect = (metric: AffectedMetric) => effectOn({ persona, metric, day });
    const fragmentation = clamp(
      traits.fragmentation +
        0.07 * random.normal() +
        effect("awake_time") / awakeOfFragmentation +
        Math.min(1, illness) * 0.3 +
        jump * 0.25 +
        (byDay ? 0.14 : 0),
      0.03,
      0.95,
    );
    const latency =
      600 * (0.55 + traits.fragmentation) * (1 + 0.6 * random.normal()) +
      effect("sleep_latency") +
      jump * 1500 -
      (byDay ? 180 : 0);
    const inBed = wake - bedStart;
    const shareOf = (seconds: number, weight: number) =>
      seconds / (weight * (1 - 0.35 * fragmentation) * inBed * 0.95);
    const deep = traits.deepShare * (1 - 0.3 * Math.min(1, illness));
    const rem = traits.remShare * (byDay ? 0.85 : 1) * (1 - 0.15 * Math.min(1, illness));
    this.day = day;
    this.zone = zone;
    this.bedStart = bedStart;
    this.wake = wake;
    this.byDay = byDay;
    this.latencySeconds = toHalfMinutes(clamp(latency, 30, 5400));
    this.fragmentation = fragmentation;
    this.deepShare = clamp(deep + shareOf(effect("deep_sleep"), 0.92), 0.03, 0.4);
    this.remShare = clamp(rem + shareOf(effect("rem_sleep"), 1.2), 0.03, 0.4);
    this.illness = illness;
    this.habits = habits;
    this.exercises = exercises;
    this.#persona = persona;
    this.#jump = jump;

    // The ring is always worn from the sandbox's first day on, so that a night that is asked for comes.
    const worn = day >= persona.today;
    const absence = absenceOn({ persona, day });
    const record = new Random(persona.seed, stream.record, day);
    const flew = jump > 0.9 && record.chance(0.5);
    const dies = record.chance(traits.lowBattery) && !worn;
    this.nightRecorded = worn || (!absence.night && !flew);
    this.dayRecorded = worn || !absence.day;
    this.batteryDied = dies ? bedStart + toHalfMinutes(inBed * record.between(0.55, 0.8)) : null;
  }

  get nadir(): number {
    return this.#drawn.nadir;
  }

  get hrv(): number {
    return this.#drawn.hrv;
  }

  get breath(): number {
    return this.#drawn.breath;
  }

  get nadirAt(): number {
    return this.#drawn.nadirAt;
  }

  get temperature(): number {
    return this.#drawn.temperature;
  }

  /** MET-minutes above rest: what training balance and recovery look at. */
  get effort(): number {
    const { liveliness } = traitsOn({ persona: this.#persona, day: this.day });
    return effortOf({ liveliness, doings: this });
  }

  get naps(): readonly NapPlan[] {
    const persona = this.#persona;
    this.#naps ??= napsOn({
      persona,
      day: this.day,
      zone: this.zone,
      exercises: this.exercises,
      wake: this.wake,
      nextBed: () => bedtimesOn({ persona, day: this.day + 1 }).bedStart,
    });
    return this.#naps;
  }

  get #drawn(): Body {
    const { day, illness, byDay } = this;
    this.#body ??= toBody({ persona: this.#persona, day, illness, jump: this.#jump, byDay });
    return this.#body;
  }
}

function toHalfMinutes(seconds: number): number {
  return Math.round(seconds / 30) * 30;
}
