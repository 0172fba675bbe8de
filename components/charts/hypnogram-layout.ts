import type { Stage } from "./palette.ts";

/** Unknown: a character Oura has not documented, or time in bed that no character covers. */
type RunKind = Stage | "unknown";

/** A stretch of one stage; times in milliseconds since 1970. */
export interface Run {
  kind: RunKind;
  from: number;
  to: number;
}

export interface Night {
  runs: Run[];
  start: number;
  end: number;
  /** Milliseconds in each stage; unknown aside. */
  totals: Record<Stage, number>;
}

const KINDS: Readonly<Record<string, Stage>> = { 1: "deep", 2: "light", 3: "rem", 4: "awake" };

function push({ runs, run }: { runs: Run[]; run: Run }) {
  const last = runs.at(-1);
  if (last && last.kind === run.kind && last.to === run.from) last.to = run.to;
  else if (run.to > run.from) runs.push(run);
}

/**
 * Reads a stage string (1 deep, 2 light, 3 REM, 4 awake) as runs. Place is by index from `start`;
 * the last cell is cut off at `end`, and a string shorter than the time in bed leaves an unknown
 * tail, since stretching it would put every stage at the wrong time.
 */
export function toNight({
  phases,
  stepMs,
  start,
  end,
}: {
  phases: string;
  stepMs: number;
  start: number;
  end: number;
}): Night {
  const runs: Run[] = [];
  for (const [index, character] of [...phases].entries()) {
    const from = start + index * stepMs;
    if (from >= end) break;
    const to = Math.min(end, from + stepMs);
    push({ runs, run: { kind: KINDS[character] ?? "unknown", from, to } });
  }
  const covered = runs.at(-1)?.to ?? start;
  // Upstream rounds the number of cells, so less than a step is no gap.
  if (end - covered >= stepMs) push({ runs, run: { kind: "unknown", from: covered, to: end } });
  const totals = { deep: 0, light: 0, rem: 0, awake: 0 };
  for (const { kind, from, to } of runs) if (kind !== "unknown") totals[kind] += to - from;
  return { runs, start, end, totals };
}

/** When the person fell asleep for the first time and woke for the last. */
export function toSleepEdges({
  night,
  latencyMs,
}: {
  night: Night;
  /** Oura's own latency; null lets the first sleeping run decide. */
  latencyMs: number | null;
}): { onset: number; wake: number } | null {
  const asleep = night.runs.filter(({ kind }) => kind !== "awake" && kind !== "unknown");
  const first = asleep[0];
  const last = asleep.at(-1);
  if (!first || !last) return null;
  const onset = latencyMs === null ? first.from : night.start + latencyMs;
  return { onset: Math.min(onset, last.to), wake: last.to };
}

/** The run at an instant; the last one's end counts to it. */
export function toRunIndex({ runs, at }: { runs: readonly Run[]; at: number }): number | null {
  const index = runs.findIndex(({ from, to }) => from <= at && at < to);
  if (index !== -1) return index;
  return runs.at(-1)?.to === at ? runs.length - 1 : null;
}

/** A sample series of a sleep: `items[i]` was taken at `start + i × stepMs`; null is a missing sample. */
export interface SampleSeries {
  start: number;
  stepMs: number;
  items: readonly (number | null)[];
}

export interface Sample {
  at: number;
  value: number;
}

/** Samples with their instants, missing ones left out but never closed up. */
export function toSamples({ start, stepMs, items }: SampleSeries): Sample[] {
  return items.flatMap((value, index) =>
    value === null ? [] : [{ at: start + index * stepMs, value }],
  );
}

/** The first lowest sample: a night's nadir. */
export function toNadir(samples: readonly Sample[]): Sample | null {
  return samples.reduce<Sample | null>(
    (lowest, sample) => (lowest === null || sample.value < lowest.value ? sample : lowest),
    null,
  );
}
