import type { DataTypeId } from "#lib/oura/registry.ts";
import { type BatteryRow, toBatteryDay } from "./battery.ts";
import { toDay } from "./calendar.ts";
import { type DrawnType, generators, isDrawnType } from "./catalogue.ts";
import { type AddedEntry, addedDocuments } from "./documents/added.ts";
import type { Draft, OuraDocument } from "./documents/draft.ts";
import { isOffered } from "./documents/offered.ts";
import { ringDocuments, toUserIdentifier } from "./documents/possessions.ts";
import { toSleepStretch } from "./documents/sleep.ts";
import type { HeartRateDay } from "./heart-rate.ts";
import { locate, toIdentifier } from "./identifiers.ts";
import { pendingEpochs } from "./oddities.ts";
import { Person } from "./person.ts";
import type { Persona } from "./persona.ts";

/** How far a person's data go and what was changed in them; owned by the state. */
export interface HistoryRecord {
  firstDay: number;
  nights: number;
  days: number;
  trims: Record<string, number>;
  deleted: string[];
  added?: AddedEntry[] | undefined;
}

/** Sentinel days that no document lies beyond. */
const everything = { from: Number.NEGATIVE_INFINITY, to: Number.POSITIVE_INFINITY };

/** What exists of a person's data now: generated days, up to the horizon, with edits and deletions. */
export class History {
  readonly person: Person;
  readonly userId: string;
  readonly #record: HistoryRecord;

  constructor({ persona, record }: { persona: Persona; record: HistoryRecord }) {
    this.person = new Person({ persona, firstDay: record.firstDay });
    this.userId = toUserIdentifier(this.person.seed);
    this.#record = record;
  }

  get firstDay(): number {
    return this.#record.firstDay;
  }

  /** Last day whose night exists, which may be one more than the days that do. */
  get lastDay(): number {
    return Math.max(this.#record.nights, this.#record.days);
  }

  /** The documents of a type on days from…to (both included), oldest first, drawn as they are asked for. */
  *documents({
    type,
    from,
    to,
  }: {
    type: DataTypeId;
    from: number;
    to: number;
  }): Generator<OuraDocument> {
    if (type === "ring_configuration") yield* ringDocuments(this.person);
    if (!isDrawnType(type)) return;
    // The nap of an evening belongs to the day after it, which may be still to come.
    const last = Math.min(to, this.lastDay + 1);
    for (let day = Math.max(from, this.firstDay); day <= last; day++) {
      const documents = this.#day({ type, day });
      if (documents.length < 2) yield* documents;
      else yield* documents.toSorted((left, right) => left.startsAt - right.startsAt);
    }
  }

  /** Everything of a type, oldest first. */
  all(type: DataTypeId): Generator<OuraDocument> {
    return this.documents({ type, ...everything });
  }

  /** One document by its id, or null. */
  find({ type, id }: { type: DataTypeId; id: string }): OuraDocument | null {
    if (type === "ring_configuration") {
      const rings = ringDocuments(this.person);
      return rings.find((ring) => ring.id === id) ?? null;
    }
    const place = locate({ id, seed: this.person.seed, type });
    if (place === null || !isDrawnType(type) || place.day < this.firstDay) return null;
    return this.#day({ type, day: place.day }).find((document) => document.id === id) ?? null;
  }

  /** Last instant (exclusive) that heart rate is known for. */
  get heartRateEnd(): number {
    const { nights, days } = this.#record;
    return nights > days ? this.person.plan(nights).wake : this.person.plan(nights + 1).bedStart;
  }

  /** Heart rate of a day, complete or as far as it is known. */
  heartRate(day: number): HeartRateDay {
    if (day < this.firstDay || day > this.#record.nights)
      return { instants: [], bpm: [], sources: [] };
    const whole = this.person.heartRate(day);
    if (day < this.#record.nights || this.#record.days >= day) return whole;
    const end = this.heartRateEnd;
    const cut = whole.instants.findIndex((instant) => instant >= end);
    const known = cut === -1 ? whole.instants.length : cut;
    return {
      instants: whole.instants.slice(0, known),
      bpm: whole.bpm.slice(0, known),
      sources: whole.sources.slice(0, known),
    };
  }

  /** Levels of the ring's battery from a day's getting up to the next one's, as far as they are known. */
  battery(day: number): readonly BatteryRow[] {
    const { nights, days } = this.#record;
    if (day < this.firstDay || day > days) return [];
    const rows = toBatteryDay({ person: this.person, day });
    return day < nights ? rows : rows.filter(({ instant }) => instant < this.heartRateEnd);
  }

  /** Whether the newest night is one that will be analysed again. */
  isProvisional(day: number): boolean {
    return this.#draft({ type: "sleep", day }).pending > 0;
  }

  /** The stages of a sleep by half minutes, as digits; null where the document is none of a sleep's. */
  sleepPhases({ day, slot }: { day: number; slot: number }): string | null {
    const stretch = toSleepStretch({ draft: this.#draft({ type: "sleep", day }), slot });
    return stretch?.series.drawPhases().join("") ?? null;
  }

  #day({ type, day }: { type: DrawnType; day: number }): readonly OuraDocument[] {
    const { nights, days, deleted, added = [] } = this.#record;
    const { person } = this;
    if (!isOffered({ type, day })) return [];
    const drawn = generators[type](this.#draft({ type, day }));
    return [...drawn, ...addedDocuments({ person, type, day, added })].filter(
      ({ id, release, releaseDay = day }) =>
        releaseDay <= (release === "night" ? nights : days) && !deleted.includes(id),
    );
  }

  #draft({ type, day }: { type: DrawnType; day: number }): Draft {
    const { nights, days, trims } = this.#record;
    const { person } = this;
    return {
      person,
      day,
      date: toDay(day),
      plan: person.plan(day),
      trimmed: trims[day] ?? 0,
      pending: day === nights ? pendingEpochs({ persona: person.persona, day }) : 0,
      nights,
      until: days,
      id: (slot) => toIdentifier({ seed: person.seed, type, day, slot }),
    };
  }
}
