import type { PersonRecord, StateStore } from "../state.ts";
import { generatedHomes, readGeneratedId, toGeneratedId, toGeneratedStory } from "./generated.ts";
import { History } from "./history.ts";
import { type Persona, type Story, toPersona } from "./persona.ts";
import { stories } from "./stories.ts";
import { localDay } from "./zones.ts";

/** A persona with its record and the data that exist of it. */
export interface Resident {
  persona: Persona;
  record: PersonRecord;
  history: History;
}

/** Generated people that a page shows. */
const mostShown = 12;

/**
 * Everyone who lives in the sandbox. People come to life when they are asked for; the state holds records
 * of the stories' people, and of a generated person only once {@link keep} says that something differs
 * from what seed and calendar say.
 */
export class Population {
  readonly #store: StateStore;
  readonly #years: number;
  readonly #seed: number;
  readonly #users: number;
  #residents = new Map<string, Resident>();

  constructor({
    store,
    years,
    seed,
    users,
  }: {
    store: StateStore;
    /** Of history, where a story does not say otherwise. */
    years: number;
    seed: number;
    /** Generated people beside the stories'. */
    users: number;
  }) {
    this.#store = store;
    this.#years = years;
    this.#seed = seed;
    this.#users = users;
    this.settle();
  }

  /** Gives the stories' people a record where they have none; called again after a reset. */
  settle(): void {
    this.#residents = new Map();
    for (const story of stories) this.keep(this.#settleIn(story));
    this.#store.touch();
  }

  /** How many live here. */
  get size(): number {
    return stories.length + this.#users;
  }

  /** Everybody; a generated person that nobody has asked for is gone again when the next one comes. */
  *all(): Generator<Resident> {
    for (const { id } of stories) yield this.#require(id);
    for (let number = 1; number <= this.#users; number++) {
      const story = toGeneratedStory({ number, seed: this.#seed });
      yield this.#residents.get(story.id) ?? this.#make(story);
    }
  }

  /** The stories' people and the first of the generated ones: as many as a page can show. */
  shown(): readonly Resident[] {
    const generated = Array.from({ length: Math.min(this.#users, mostShown) }, (_, index) =>
      this.#require(toGeneratedId(index + 1)),
    );
    return [...stories.map(({ id }) => this.#require(id)), ...generated];
  }

  /** Names of people by their ids, for those of a list who live here. */
  namesOf(list: readonly { personaId: string }[]): ReadonlyMap<string, string> {
    const residents = list.flatMap(({ personaId }) => this.get(personaId) ?? []);
    return new Map(residents.map(({ persona }) => [persona.id, persona.name]));
  }

  /** Time zones of everybody's home. */
  zones(): readonly string[] {
    const homes = stories.map(({ home }) => home);
    return [...new Set(this.#users > 0 ? [...homes, ...generatedHomes] : homes)];
  }

  /** Those who have come to life so far. */
  present(): readonly Resident[] {
    return [...this.#residents.values()];
  }

  get(id: string): Resident | null {
    const present = this.#residents.get(id);
    if (present !== undefined) return present;
    const number = readGeneratedId(id);
    if (number === null || number > this.#users) return null;
    return this.#settleIn(toGeneratedStory({ number, seed: this.#seed }));
  }

  /** Writes a person's record down, because something was changed by hand. */
  keep({ persona, record }: Resident): void {
    this.#store.value.people[persona.id] = record;
    this.#store.touch();
  }

  #require(id: string): Resident {
    const resident = this.get(id);
    if (resident === null) throw new RangeError(`nobody here is called ${id}`);
    return resident;
  }

  #settleIn(story: Story): Resident {
    const resident = this.#make(story);
    this.#residents.set(story.id, resident);
    return resident;
  }

  #make(story: Story): Resident {
    const { people, createdAt, caughtUpAt } = this.#store.value;
    const dayAt = (now: number) => localDay({ zone: story.home, instant: Math.floor(now / 1000) });
    const today = dayAt(createdAt);
    const yesterday = dayAt(caughtUpAt ?? createdAt) - 1;
    const record = people[story.id] ?? {
      firstDay: today - (story.historyDays ?? Math.round(this.#years * 365.25)),
      nights: yesterday,
      days: yesterday,
      membership: story.lapsedDaysAgo === null ? ("active" as const) : ("ended" as const),
      trims: {},
      deleted: [],
    };
    const persona = toPersona({ story, seed: this.#seed, today });
    return { persona, record, history: new History({ persona, record }) };
  }
}
