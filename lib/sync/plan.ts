import type { RegisteredDataType } from "../oura/registry.ts";
import { addDays, type Day, daysBetween } from "../time/day.ts";

/** Oura's first ring was sold in 2015: nothing is older. */
export const ringsBegan: Day = "2015-01-01";

/** How a type's history is read: years a page, 30 days of readings at most, or all at once. */
export type HistoryKind = "documents" | "samples" | "whole";

/** A stretch of history to fetch next, both days included. */
export interface HistoryWindow {
  firstDay: Day;
  lastDay: Day;
}

/** What is known of one person's one type when the next window is chosen. */
export interface HistoryState {
  kind: HistoryKind;
  /** Whether its documents carry long series, of which a year at once is too much for the worker's memory. */
  isHeavy: boolean;
  /** The newest day of the backfill: the day after the one it began on, for zones ahead of UTC. */
  startDay: Day;
  /** Everything from here to `startDay` is stored; null before the first window. */
  coveredFrom: Day | null;
  /** The oldest day stored of this type, or null while there is none. */
  oldestDay: Day | null;
  /**
   * For samples: the oldest day of any document, once every document type is settled. `undefined` while
   * they are not, null when they are and hold no day.
   */
  historyStart: Day | null | undefined;
}

/** Days of the first window: what a person looks at first. */
const firstStep = 30;
const steps = { light: 365, heavy: 120, samples: 90 } as const;

/** After half a year without documents one window reads all the rest, which is nothing as a rule. */
const lastDocumentStretch = 180;
/** Without any document to go by, a year without a reading is the end. */
const lastSampleStretch = 365;
/** Readings may begin a little before the first document. */
const sampleMargin = 30;

/** How a registered type's history is read. */
export function toHistoryKind({
  answer,
  window,
}: Pick<RegisteredDataType, "answer" | "window">): HistoryKind {
  if (answer === "samples") return "samples";
  return window === "none" ? "whole" : "documents";
}

/**
 * The next window of a backfill, newest first, or null at the end of history. It depends on stored
 * state alone, so a killed backfill goes on where its last commit left it.
 *
 * Documents: 30 days, the rest of a year, then a year at a time (120 days where they are heavy); after
 * an empty half year one last window reaches back to 2015, so the end is exact. Samples: 30 days, then 90 at a time back to the first
 * document; without documents, back to an empty year.
 */
export function toNextWindow(state: HistoryState): HistoryWindow | null {
  const { kind, startDay, coveredFrom } = state;
  if (kind === "whole") {
    return coveredFrom === null ? { firstDay: ringsBegan, lastDay: startDay } : null;
  }
  if (coveredFrom !== null && coveredFrom <= ringsBegan) return null;
  if (kind === "samples" && isSampleEnd(state)) return null;
  const lastDay = coveredFrom === null ? startDay : addDays({ day: coveredFrom, count: -1 });
  if (kind === "documents" && toEmptyStretch(state) >= lastDocumentStretch) {
    return { firstDay: ringsBegan, lastDay };
  }
  const length = toStep(state);
  const firstDay = addDays({ day: lastDay, count: 1 - length });
  return { firstDay: firstDay < ringsBegan ? ringsBegan : firstDay, lastDay };
}

/** Days covered so far, both ends included. */
function toCoveredDays({
  coveredFrom,
  startDay,
}: Pick<HistoryState, "coveredFrom" | "startDay">): number {
  return coveredFrom === null ? 0 : daysBetween({ from: coveredFrom, to: startDay }) + 1;
}

/** How many quarters old a window is, for the queue's priority: newer windows run first. */
export function toWindowAge({ lastDay, startDay }: { lastDay: Day; startDay: Day }): number {
  return Math.min(50, Math.ceil(daysBetween({ from: lastDay, to: startDay }) / 90));
}

/** Splits days into runs of at most `most` days, newest first. */
export function toPieces({
  firstDay,
  lastDay,
  most,
}: HistoryWindow & { most: number }): HistoryWindow[] {
  const pieces: HistoryWindow[] = [];
  for (let end = lastDay; end >= firstDay; end = addDays({ day: end, count: -most })) {
    const start = addDays({ day: end, count: 1 - most });
    pieces.push({ firstDay: start < firstDay ? firstDay : start, lastDay: end });
  }
  return pieces;
}

/** Days without anything at the old end of what is covered. */
function toEmptyStretch(state: HistoryState): number {
  const { coveredFrom, oldestDay } = state;
  const covered = toCoveredDays(state);
  if (coveredFrom === null || oldestDay === null) return covered;
  return Math.max(0, daysBetween({ from: coveredFrom, to: oldestDay }));
}

function isSampleEnd(state: HistoryState): boolean {
  const { coveredFrom, historyStart } = state;
  if (coveredFrom === null || historyStart === undefined) return false;
  const empty = toEmptyStretch(state);
  if (historyStart === null) return empty >= lastSampleStretch;
  return coveredFrom <= historyStart && empty >= sampleMargin;
}

/** The first window, then what fills it up to a whole step, then a step at a time. */
function toStep({ kind, isHeavy, ...coverage }: HistoryState): number {
  const step = kind === "samples" ? steps.samples : isHeavy ? steps.heavy : steps.light;
  const covered = toCoveredDays(coverage);
  if (covered < firstStep) return firstStep - covered;
  return covered < step && kind === "documents" ? step - covered : step;
}
