/** Movement of five minutes as the ring classes it; null is a character this app does not know. */
export type ActivityClass = 0 | 1 | 2 | 3 | 4 | 5;

export const CLASS_SECONDS = 300;

/** Classes of a whole day. */
export const CLASSES_PER_DAY = 288;

export const CLASS_LABELS = {
  0: "not worn",
  1: "rest",
  2: "inactive",
  3: "low",
  4: "medium",
  5: "high",
} as const satisfies Record<ActivityClass, string>;

// Mixed with surface and ink, the ramp grows away from the ground in light and dark alike.
const CLASS_COLOURS = {
  0: "var(--metric-neutral)",
  1: "color-mix(in oklab, var(--metric-neutral) 34%, var(--surface))",
  2: "color-mix(in oklab, var(--metric-activity) 32%, var(--surface))",
  3: "color-mix(in oklab, var(--metric-activity) 66%, var(--surface))",
  4: "var(--metric-activity)",
  5: "color-mix(in oklab, var(--metric-activity) 62%, var(--ink))",
} as const satisfies Record<ActivityClass, string>;

/** The CSS colour of a class, lightness-ordered from rest to high. */
export function toClassColour(of: ActivityClass): string {
  return CLASS_COLOURS[of];
}

/** Neighbouring cells of one class; indices count five-minute cells, `end` excluded. */
export interface ClassRun {
  class: ActivityClass | null;
  start: number;
  end: number;
}

/** The class at a place of `class_5_min`. */
export function toActivityClass(character: string | undefined): ActivityClass | null {
  // By pattern, since Number(" ") is 0.
  if (character === undefined || !/^[0-5]$/.test(character)) return null;
  return Number(character) as ActivityClass;
}

/** Reads `class_5_min` as runs, by index and never stretched. */
export function toClassRuns(classes: string): ClassRun[] {
  const runs: ClassRun[] = [];
  for (let index = 0; index < classes.length; index += 1) {
    const value = toActivityClass(classes[index]);
    const last = runs.at(-1);
    if (last !== undefined && last.class === value) last.end = index + 1;
    else runs.push({ class: value, start: index, end: index + 1 });
  }
  return runs;
}

/** Seconds spent in each class. */
export function toClassTotals(runs: readonly ClassRun[]): Record<ActivityClass, number> {
  const totals = { 0: 0, 1: 0, 2: 0, 3: 0, 4: 0, 5: 0 };
  for (const { class: of, start, end } of runs) {
    if (of !== null) totals[of] += (end - start) * CLASS_SECONDS;
  }
  return totals;
}

// Oura alerts after 50 minutes without movement.
const INACTIVITY_CELLS = 10;

/** The runs of class 2 that are long enough to count as an inactivity period. */
export function toInactivityRuns(runs: readonly ClassRun[]): ClassRun[] {
  return runs.filter(({ class: of, start, end }) => of === 2 && end - start >= INACTIVITY_CELLS);
}
