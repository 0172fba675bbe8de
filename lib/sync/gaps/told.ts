import { addDays, type Day } from "../../time/day.ts";

/** The newest day whose night, and whose daytime, the ring has told all of; null while it has told nothing. */
export interface Told {
  night: Day | null;
  day: Day | null;
}

const dayMs = 86_400_000;

/**
 * How far the ring has told: it hands over what it recorded in order, so that a reading at noon means
 * that the night before it, if it was recorded, is there too.
 */
export function toTold({
  newestAt,
  offset,
  activeDay,
}: {
  /** The newest reading or end of a sleep, in milliseconds since 1970. */
  newestAt: number | null;
  /** Of the clock of recording, in milliseconds east of UTC. */
  offset: number;
  /** The newest day with movement, which the ring tells of in that day at the earliest. */
  activeDay: Day | null;
}): Told {
  const local = newestAt === null ? null : newestAt + offset;
  const nights = [local === null ? "" : toDay(local - dayMs / 2), activeDay ?? ""];
  const days = [
    local === null ? "" : toDay(local - dayMs),
    activeDay === null ? "" : addDays({ day: activeDay, count: -1 }),
  ];
  return { night: toLatest(nights), day: toLatest(days) };
}

function toDay(localMs: number): Day {
  return new Date(localMs).toISOString().slice(0, 10);
}

function toLatest(days: readonly Day[]): Day | null {
  const latest = days.toSorted().at(-1) ?? "";
  return latest === "" ? null : latest;
}
