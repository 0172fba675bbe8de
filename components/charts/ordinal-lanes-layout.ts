import { type Day, daysBetween } from "#lib/time/day.ts";

/** Neighbouring days on one level. Days are counted from the range's first, both ends included. */
export interface LaneRun {
  /** 1 is the lowest lane. */
  level: number;
  from: number;
  to: number;
}

/** More missing days than this between two, and the line does not join them. */
const MOST_MISSING = 1;

/**
 * Levels as the pieces of a broken step line, each a list of runs. One missing day is bridged, since the
 * levels drawn here are measures of two weeks.
 */
export function toLanePieces(levels: readonly (number | null)[]): LaneRun[][] {
  const pieces: LaneRun[][] = [];
  let last: number | null = null;
  levels.forEach((level, index) => {
    if (level === null) return;
    const isJoined = last !== null && index - last - 1 <= MOST_MISSING;
    last = index;
    const piece = isJoined ? pieces.at(-1) : undefined;
    const run = piece?.at(-1);
    if (piece === undefined) pieces.push([{ level, from: index, to: index }]);
    else if (run?.level === level) run.to = index;
    else piece.push({ level, from: index, to: index });
  });
  return pieces;
}

/** How many days of a stretch stood on each level, the highest first; levels without a day left out. */
export function toLaneCounts(
  levels: readonly (number | null)[],
): { level: number; days: number }[] {
  const known = levels.filter((level) => level !== null);
  return [...Map.groupBy(known, (level) => level)]
    .map(([level, days]) => ({ level, days: days.length }))
    .toSorted((one, other) => other.level - one.level);
}

/** Since which day the newest level has held, one missing day at a time bridged; null without any. */
export function toStanding({
  days,
  levels,
}: {
  days: readonly Day[];
  levels: readonly (number | null)[];
}): { level: number; since: Day; upTo: Day; days: number } | null {
  const run = toLanePieces(levels).at(-1)?.at(-1);
  const [since, upTo] = [days[run?.from ?? -1], days[run?.to ?? -1]];
  if (run === undefined || since === undefined || upTo === undefined) return null;
  return { level: run.level, since, upTo, days: daysBetween({ from: since, to: upTo }) + 1 };
}
