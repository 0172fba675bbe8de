import { type Day, daysBetween } from "../../time/day.ts";

const dayMs = 86_400_000;

/** Fewer gaps than these make no rhythm; the daily re-read is all there is then. */
const fewestGaps = 5;
/** The share of gaps that a silence must outlast, and by how much, before it is one. */
const usualShare = 0.9;
const patience = 1.25;

/**
 * How long a person's type may say nothing before that is unusual for them, in milliseconds: a quarter
 * longer than nine in ten of the gaps between days that have a document. A nightly sleeper's nights are
 * missed after 30 hours, a weekend runner's workouts after nine days. Null without a rhythm.
 * @param days the newest days with a document, in any order.
 */
export function toLongestSilence(days: readonly Day[]): number | null {
  const ordered = [...new Set(days)].toSorted();
  const gaps = ordered
    .slice(1)
    .map((day, index) => daysBetween({ from: ordered[index] ?? day, to: day }))
    .toSorted((a, b) => a - b);
  if (gaps.length < fewestGaps) return null;
  const usual = gaps[Math.ceil(usualShare * gaps.length) - 1] ?? 1;
  return usual * dayMs * patience;
}

/**
 * Whether a silence is due for a re-read: when it becomes unusual, and each time that it has doubled
 * since, so that a ring in a drawer costs a few reads in all. A re-read since then counts.
 */
export function isSilenceDue({
  longestMs,
  arrivedAt,
  rereadAt,
  now,
}: {
  longestMs: number;
  /** When the newest document came in, and when the last re-read began. */
  arrivedAt: Date;
  rereadAt: Date | null;
  now: number;
}): boolean {
  const silentMs = now - arrivedAt.getTime();
  if (silentMs < longestMs) return false;
  const doublings = Math.floor(Math.log2(silentMs / longestMs));
  const dueAt = arrivedAt.getTime() + longestMs * 2 ** doublings;
  return rereadAt === null || rereadAt.getTime() < dueAt;
}
