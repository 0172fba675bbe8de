import { toDay } from "../people/calendar.ts";
import type { Population, Resident } from "../people/population.ts";
import { localDay } from "../people/zones.ts";
import type { StateStore } from "../state.ts";
import type { Announcer, Change } from "../webhooks/announcer.ts";

/** How far back a button looks for something to edit or delete. */
const lookBack = 60;

/** Longest rest mode, in days: what may end on a day that began before it. */
const longestRest = 8;

/** Moves people's horizons and changes their latest data, and tells subscribers. */
export class Timeline {
  readonly #store: StateStore;
  readonly #population: Population;
  readonly #announcer: Announcer;
  readonly #now: () => number;

  constructor({
    store,
    population,
    announcer,
    now,
  }: { store: StateStore; population: Population; announcer: Announcer; now: () => number }) {
    this.#store = store;
    this.#population = population;
    this.#announcer = announcer;
    this.#now = now;
  }

  /** Adds the next night; a day that is still open is finished first. */
  newNight(resident: Resident): readonly Change[] {
    const { record, history } = resident;
    const before = record.days < record.nights ? this.newDay(resident) : [];
    record.nights += 1;
    const created = history
      .released({ day: record.nights, release: "night" })
      .map((released) => ({ event: "create" as const, ...released }));
    this.#publish({ resident, changes: created });
    return [...before, ...created];
  }

  /** Adds the daytime that follows the newest night, and that night first when it is still to come. */
  newDay(resident: Resident): readonly Change[] {
    const { record, history } = resident;
    const before = record.nights === record.days ? this.newNight(resident) : [];
    record.days = record.nights;
    const created: Change[] = history
      .released({ day: record.days, release: "day" })
      .map((released) => ({ event: "create", ...released }));
    const changes = [...created, ...endedRest(resident)];
    this.#publish({ resident, changes });
    return [...before, ...changes];
  }

  /** Moves the bedtime of the newest recorded night: its documents change under the same ids. */
  editNight(resident: Resident): readonly Change[] {
    const { record, history } = resident;
    for (
      let day = record.nights;
      day > record.nights - lookBack && day >= history.firstDay;
      day--
    ) {
      if (history.person.night(day) === null) continue;
      record.trims[day] = ((record.trims[day] ?? 0) + 3) % 7 || 7;
      const changes = (["sleep", "daily_sleep", "daily_readiness"] as const).flatMap((type) =>
        [...history.documents({ type, from: day, to: day })]
          .filter(({ release }) => release === "night")
          .map(({ id }) => ({ event: "update" as const, type, id })),
      );
      this.#publish({ resident, changes });
      return changes;
    }
    return [];
  }

  /** Deletes the newest workout, or the newest nap. */
  deleteNewest({
    resident,
    kind,
  }: {
    resident: Resident;
    kind: "workout" | "nap";
  }): readonly Change[] {
    const { record, history } = resident;
    const type = kind === "workout" ? "workout" : "sleep";
    const documents = [
      ...history.documents({ type, from: record.days - lookBack, to: record.days }),
    ];
    const newest = documents.findLast(({ release }) => release === "day");
    if (newest === undefined) return [];
    record.deleted.push(newest.id);
    const changes = [{ event: "delete" as const, type, id: newest.id } satisfies Change];
    this.#publish({ resident, changes });
    return changes;
  }

  /** Ends a membership, or resumes it. */
  toggleMembership(resident: Resident): void {
    resident.record.membership = resident.record.membership === "active" ? "ended" : "active";
    this.#store.touch();
  }

  /** Brings everyone up to yesterday of their own calendar. */
  catchUp(): void {
    const instant = Math.floor(this.#now() / 1000);
    for (const resident of this.#population.all()) {
      const yesterday = localDay({ zone: resident.persona.home, instant }) - 1;
      while (resident.record.days < yesterday) this.newDay(resident);
    }
  }

  #publish({ resident, changes }: { resident: Resident; changes: readonly Change[] }): void {
    this.#store.touch();
    this.#announcer.announce({ resident, changes });
  }
}

/** Rest modes that began on an earlier day and end with the newest one. */
function endedRest({ record, history }: Resident): readonly Change[] {
  const today = toDay(record.days);
  const recent = history.documents({
    type: "rest_mode_period",
    from: record.days - longestRest,
    to: record.days - 1,
  });
  return [...recent]
    .filter(({ body }) => body.end_day === today)
    .map(({ id }) => ({ event: "update", type: "rest_mode_period", id }));
}
