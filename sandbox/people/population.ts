import type { PersonRecord, StateStore } from "../state.ts";
import { History } from "./history.ts";
import type { Persona } from "./persona.ts";
import { personas } from "./personas.ts";
import { localDay } from "./zones.ts";

/** A persona with its record and the data that exist of it. */
export interface Resident {
  persona: Persona;
  record: PersonRecord;
  history: History;
}

/** Everyone who lives in the sandbox, with horizons kept in the state. */
export class Population {
  readonly #store: StateStore;
  readonly #years: number;
  #residents = new Map<string, Resident>();

  constructor({ store, years }: { store: StateStore; years: number }) {
    this.#store = store;
    this.#years = years;
    this.settle();
  }

  /** Gives every persona a record where it has none; called again after a reset. */
  settle(): void {
    const { people, createdAt } = this.#store.value;
    this.#residents = new Map();
    for (const persona of personas) {
      const today = localDay({ zone: persona.home, instant: Math.floor(createdAt / 1000) });
      const length = persona.historyDays ?? Math.round(this.#years * 365.25);
      const record = people[persona.id] ?? {
        firstDay: today - length,
        nights: today - 1,
        days: today - 1,
        membership: "active" as const,
        trims: {},
        deleted: [],
      };
      people[persona.id] = record;
      const history = new History({ persona, record, createdDay: today });
      this.#residents.set(persona.id, { persona, record, history });
    }
    this.#store.touch();
  }

  all(): readonly Resident[] {
    return [...this.#residents.values()];
  }

  get(id: string): Resident | null {
    return this.#residents.get(id) ?? null;
  }
}
