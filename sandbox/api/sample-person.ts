import { daySeconds, toDayNumber } from "../people/calendar.ts";
import { History, type HistoryRecord } from "../people/history.ts";
import { toPersona } from "../people/persona.ts";
import { anna } from "../people/stories/steady.ts";

/** Upstream's own examples ask for November 2021. */
const firstDay = toDayNumber("2020-01-01");

/** From here on the sample's rings count their age. */
const settledOn = toDayNumber("2026-01-01");

/**
 * Someone whose data are a pure function of the day: nobody's grants, edits or deletions change them,
 * and a document once served is served alike for ever. They reach to yesterday.
 */
export class SamplePerson {
  readonly #record: HistoryRecord = {
    firstDay,
    nights: firstDay,
    days: firstDay,
    trims: {},
    deleted: [],
  };
  readonly #history = new History({
    persona: toPersona({ story: anna, seed: 1, today: settledOn }),
    record: this.#record,
  });

  /** What there is of it at an instant in milliseconds. */
  historyAt(now: number): History {
    const yesterday = Math.floor(now / 1000 / daySeconds) - 1;
    this.#record.nights = yesterday;
    this.#record.days = yesterday;
    return this.#history;
  }
}
