import type { GapKind } from "./reason.ts";
import type { WearSleep } from "./wear.ts";

/** A stretch without readings, in milliseconds since 1970. */
export interface SilentStretch {
  from: number;
  to: number;
  kind: GapKind;
}

/** Movement as Oura classes it: a digit for each five minutes, of which 0 is "not worn". */
export interface MovementClasses {
  /** Milliseconds since 1970. */
  from: number;
  classes: string;
}

/** What a day's silences are explained from. */
export interface SilenceEvidence {
  sleeps: readonly WearSleep[];
  movement: readonly MovementClasses[];
  /** The newest moment that the ring has told of; null while it has told nothing. */
  newestAt: number | null;
  /** Why nothing is there that could not be read, or that the ring has not told yet, at an instant. */
  unreadKind: (at: number) => GapKind | null;
}

const classMs = 5 * 60_000;
/** Farther apart than this, two readings have something missing between them, as the charts draw it. */
const silenceMs = 15 * 60_000;
/** Without any record of movement only so long a silence says that the ring was off. */
const longMs = 2 * 3_600_000;

/**
 * Stretches without a heart-rate reading, longer than 15 minutes, each with its reason: what the ring's
 * movement classes and its sleeps say of that time.
 * @param readings ascending, in milliseconds since 1970.
 */
export function toSilentStretches({
  readings,
  from,
  until,
  evidence,
}: {
  readings: readonly number[];
  from: number;
  until: number;
  evidence: SilenceEvidence;
}): SilentStretch[] {
  const edges = [from, ...readings.filter((at) => at >= from && at < until), until];
  return edges.slice(1).flatMap((to, index) => {
    const start = edges[index] ?? from;
    if (to - start <= silenceMs) return [];
    return [{ from: start, to, kind: toKind({ from: start, to, evidence }) }];
  });
}

function toKind({
  from,
  to,
  evidence: { sleeps, movement, newestAt, unreadKind },
}: {
  from: number;
  to: number;
  evidence: SilenceEvidence;
}): GapKind {
  const isUntold = newestAt === null || from >= newestAt - silenceMs;
  const unread = isUntold ? unreadKind(to) : unreadKind(from);
  if (unread !== null && (isUntold || unread !== "not_synced")) return unread;
  const isDying = ({ to: end, isLowBattery }: WearSleep) =>
    isLowBattery && Math.abs(end - from) <= silenceMs;
  if (sleeps.some(isDying)) return "low_battery";
  if (sleeps.some((sleep) => from >= sleep.from && to <= sleep.to)) return "nothing_returned";
  const { off, on } = countClasses({ from, to, movement });
  if ((off + on) * classMs < (to - from) / 2)
    return to - from >= longMs ? "not_worn" : "nothing_returned";
  return off >= on ? "not_worn" : "nothing_returned";
}

/** How many five minutes of a stretch the ring was off and on, as far as movement is known. */
function countClasses({
  from,
  to,
  movement,
}: {
  from: number;
  to: number;
  movement: readonly MovementClasses[];
}): { off: number; on: number } {
  let off = 0;
  let on = 0;
  for (const { from: start, classes } of movement) {
    const first = Math.max(0, Math.round((from - start) / classMs));
    const last = Math.min(classes.length, Math.round((to - start) / classMs));
    for (let index = first; index < last; index += 1) {
      if (classes[index] === "0") off += 1;
      else on += 1;
    }
  }
  return { off, on };
}
