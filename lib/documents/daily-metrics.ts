import type { DayMetrics } from "../metrics/mutations.ts";
import type { ReadDocument } from "../oura/define-data-type.ts";

type Candidate = Pick<ReadDocument, "documentId" | "day" | "startsAt" | "rank" | "metrics">;

/**
 * The metrics of each day among `documents` of one type: those of the document that ranks highest;
 * of equals the one that started first, then the one with the smaller id, so that the order of
 * arrival never matters. Days whose documents all stand aside (naps, types without metrics) are left out.
 */
export function toDailyMetrics(documents: readonly Candidate[]): DayMetrics[] {
  const best = new Map<string, Candidate>();
  for (const candidate of documents) {
    const { day, rank, metrics } = candidate;
    if (day === null || rank === null || Object.keys(metrics).length === 0) continue;
    const rival = best.get(day);
    if (rival === undefined || isAhead({ candidate, rival })) best.set(day, candidate);
  }
  return [...best].map(([day, { metrics }]) => ({ day, metrics: toNumbersOnly(metrics) }));
}

function isAhead({ candidate, rival }: { candidate: Candidate; rival: Candidate }): boolean {
  const rankGap = (candidate.rank ?? -Infinity) - (rival.rank ?? -Infinity);
  if (rankGap !== 0) return rankGap > 0;
  const startGap = toStart(candidate) - toStart(rival);
  if (startGap !== 0) return startGap < 0;
  return candidate.documentId < rival.documentId;
}

/** A finite stand-in for no start, since Infinity minus itself is no number. */
function toStart({ startsAt }: Candidate): number {
  return startsAt === null ? Number.MAX_SAFE_INTEGER : Date.parse(startsAt);
}

function toNumbersOnly(metrics: Candidate["metrics"]): Record<string, number | null> {
  return Object.fromEntries(Object.entries(metrics).map(([key, value]) => [key, value ?? null]));
}
