import type { DataTypeId } from "#lib/oura/registry.ts";
import type { Clock } from "../clock.ts";
import { changesBy } from "../people/changes.ts";
import { firstAddedSlot, lastAddedSlot } from "../people/documents/added.ts";
import type { OuraDocument } from "../people/documents/draft.ts";
import type { Population, Resident } from "../people/population.ts";
import { instantOf, localDay } from "../people/zones.ts";
import type { StateStore } from "../state.ts";
import type { Announcer, Change } from "../webhooks/announcer.ts";

/** How far back a button looks for something to edit or delete. */
const lookBack = 60;

/** What a button can delete: the types that show it, and which documents of the first one count. */
const deletable = {
  workout: { types: ["workout"], counts: () => true },
  tag: { types: ["enhanced_tag", "tag"], counts: () => true },
  nap: { types: ["sleep"], counts: ({ body }: OuraDocument) => body.type !== "long_sleep" },
} as const satisfies Record<
  string,
  { types: readonly [DataTypeId, ...DataTypeId[]]; counts: (one: OuraDocument) => boolean }
>;

export type Deletable = keyof typeof deletable;

/** Moves people's horizons and changes their latest data, and tells subscribers. */
export class Timeline {
  readonly #store: StateStore;
  readonly #population: Population;
  readonly #announcer: Announcer;
  readonly #clock: Clock;
  #callOff: (() => void) | null = null;

  constructor({
    store,
    population,
    announcer,
    clock,
  }: { store: StateStore; population: Population; announcer: Announcer; clock: Clock }) {
    this.#store = store;
    this.#population = population;
    this.#announcer = announcer;
    this.#clock = clock;
  }

  /** Adds the next night; a day that is still open is finished first. */
  newNight(resident: Resident): readonly Change[] {
    const { record, history } = resident;
    const before = record.days < record.nights ? this.newDay(resident) : [];
    const changes = changesBy({
      history,
      move: () => {
        record.nights += 1;
      },
    });
    this.#publish({ resident, changes });
    return [...before, ...changes];
  }

  /** Adds the daytime that follows the newest night, and that night first when it is still to come. */
  newDay(resident: Resident): readonly Change[] {
    const { record, history } = resident;
    const before = record.nights === record.days ? this.newNight(resident) : [];
    const changes = changesBy({
      history,
      move: () => {
        record.days = record.nights;
      },
    });
    this.#publish({ resident, changes });
    return [...before, ...changes];
  }

  /** Enters a workout or a tag by hand on the newest day; none where a day has no room for more. */
  enter({ resident, kind }: { resident: Resident; kind: "workout" | "tag" }): readonly Change[] {
    const { record, history } = resident;
    const day = record.nights;
    const added = (record.added ??= []);
    const slot =
      firstAddedSlot + added.filter((entry) => entry.day === day && entry.type === kind).length;
    if (slot > lastAddedSlot) return [];
    // From two hours after getting up, a quarter of an hour apart, so that none lies before another.
    const at = history.person.plan(day).wake + 7200 + (slot - firstAddedSlot) * 900;
    added.push({ type: kind, day, slot, at });
    const types = kind === "workout" ? (["workout"] as const) : (["tag", "enhanced_tag"] as const);
    const changes = types.flatMap((type): Change[] =>
      [...history.documents({ type, from: day, to: day })]
        .filter((document) => document.slot === slot)
        .map(({ id }) => ({ event: "create", type, id })),
    );
    this.#publish({ resident, changes });
    return changes;
  }

  /** Moves the bedtime of the newest recorded night: its documents change under the same ids. */
  editNight(resident: Resident): readonly Change[] {
    const { record } = resident;
    const night = newestNight(resident);
    if (night === undefined) return [];
    record.trims[night.day] = ((record.trims[night.day] ?? 0) + 3) % 7 || 7;
    const changes = ofNight({ resident, day: night.day }).map(({ type, id }) => ({
      event: "update" as const,
      type,
      id,
    }));
    this.#publish({ resident, changes });
    return changes;
  }

  /** Deletes the newest recorded night, and with it the scores that were made of it. */
  deleteNight(resident: Resident): readonly Change[] {
    const night = newestNight(resident);
    if (night === undefined) return [];
    return this.#delete({ resident, documents: ofNight({ resident, day: night.day }) });
  }

  /** Deletes the newest document of a kind. */
  deleteNewest({ resident, kind }: { resident: Resident; kind: Deletable }): readonly Change[] {
    const { record, history } = resident;
    const { types, counts } = deletable[kind];
    // The nap of an evening belongs to the day after it.
    const range = { from: record.nights - lookBack, to: record.nights + 1 };
    const candidates = [...history.documents({ type: types[0], ...range })].filter(counts);
    // What was entered by hand came last, whatever time of the day it names.
    const newest = candidates.findLast((one) => one.slot >= firstAddedSlot) ?? candidates.at(-1);
    if (newest === undefined) return [];
    const { day, slot } = newest;
    const documents = types.flatMap((type) =>
      [...history.documents({ type, from: day, to: day })]
        .filter((document) => document.slot === slot)
        .map(({ id }) => ({ type, id })),
    );
    return this.#delete({ resident, documents });
  }

  /** Ends a membership, or resumes it. */
  toggleMembership(resident: Resident): void {
    resident.record.membership = resident.record.membership === "active" ? "ended" : "active";
    this.#population.keep(resident);
  }

  /** Brings everyone up to yesterday of their own calendar, now and at every midnight to come. */
  follow(): void {
    const now = this.#clock.now();
    const instant = Math.floor(now / 1000);
    const state = this.#store.value;
    // Who was granted to somebody may have days to be told of since the sandbox last ran.
    for (const { personaId } of state.grants) this.#population.get(personaId);
    for (const resident of this.#population.present()) {
      const yesterday = localDay({ zone: resident.persona.home, instant }) - 1;
      this.#catchUp({ resident, yesterday });
    }
    state.caughtUpAt = now;
    const midnights = this.#population
      .zones()
      .map((zone) => instantOf({ zone, day: localDay({ zone, instant }) + 1, seconds: 0 }));
    this.#callOff?.();
    this.#callOff = this.#clock.at(Math.min(...midnights) * 1000, () => this.follow());
  }

  #catchUp({ resident, yesterday }: { resident: Resident; yesterday: number }): void {
    const { record, history } = resident;
    if (record.days >= yesterday) return;
    const announced = this.#announcer.isHeard(resident) ? yesterday : record.days;
    while (record.days < announced) {
      // The calendar's own days are no change by hand, so there is no record to keep of them.
      const changes = changesBy({
        history,
        move: () => {
          record.nights = Math.max(record.nights, record.days + 1);
          record.days += 1;
        },
      });
      this.#announcer.announce({ resident, changes });
    }
    // Where nobody is told, nothing has to be drawn.
    record.days = yesterday;
    record.nights = Math.max(record.nights, yesterday);
    this.#store.touch();
  }

  #delete({
    resident,
    documents,
  }: {
    resident: Resident;
    documents: readonly { type: DataTypeId; id: string }[];
  }): readonly Change[] {
    resident.record.deleted.push(...documents.map(({ id }) => id));
    const changes = documents.map(({ type, id }): Change => ({ event: "delete", type, id }));
    this.#publish({ resident, changes });
    return changes;
  }

  #publish({ resident, changes }: { resident: Resident; changes: readonly Change[] }): void {
    this.#population.keep(resident);
    this.#announcer.announce({ resident, changes });
  }
}

function newestNight({ record, history }: Resident): OuraDocument | undefined {
  const range = { from: record.nights - lookBack, to: record.nights };
  return [...history.documents({ type: "sleep", ...range })].findLast(
    ({ body }) => body.type === "long_sleep",
  );
}

/** A night and the scores that rest on it. */
function ofNight({
  resident,
  day,
}: {
  resident: Resident;
  day: number;
}): readonly { type: DataTypeId; id: string }[] {
  return (["sleep", "daily_sleep", "daily_readiness"] as const).flatMap((type) =>
    [...resident.history.documents({ type, from: day, to: day })]
      .filter(({ release }) => release === "night")
      .map(({ id }) => ({ type, id })),
  );
}
