import { requireDataType } from "#lib/oura/registry.ts";
import { toDayNumber, weekday } from "../people/calendar.ts";
import { tagCodes } from "../people/documents/moments.ts";
import type { History } from "../people/history.ts";
import type { AffectedMetric, Cause } from "../people/persona.ts";

/** What an analysis of served documents says of one cause and metric. */
export interface Estimate {
  cause: Cause;
  metric: AffectedMetric;
  lag: 1 | 2;
  /** In the metric's own unit. */
  size: number;
  standardError: number;
  /** Nights that follow the cause. */
  nights: number;
}

const causes: readonly Cause[] = ["alcohol", "late_meal", "caffeine", "stress", "sauna", "workout"];
const lags = [1, 2] as const;

/** Days on each side whose mean stands for what is usual. */
const halfWindow = 12;

/** Days after a rest mode that are left out with it. */
const afterIllness = 4;

/** Everything that an analysis sees of a person: documents, never plans. */
export interface Observations {
  /** Metrics of nights by day. */
  nights: ReadonlyMap<number, Readonly<Partial<Record<AffectedMetric, number | null>>>>;
  /** Causes by day; a day that was not recorded is missing. */
  days: ReadonlyMap<number, ReadonlySet<Cause>>;
}

/** Reads the documents of a history as an application would. */
export function observe(history: History): Observations {
  const nights = new Map<number, Partial<Record<AffectedMetric, number | null>>>();
  for (const type of ["sleep", "daily_readiness"] as const) {
    const { read } = requireDataType(type);
    for (const { day, body } of history.all(type)) {
      const { metrics, rank } = read(body);
      if (rank !== null) nights.set(day, { ...nights.get(day), ...metrics });
    }
  }
  const days = new Map<number, Set<Cause>>();
  for (const { day } of history.all("daily_activity")) days.set(day, new Set());
  const causeOf = new Map<unknown, Cause>(
    Object.entries(tagCodes).map(([cause, code]) => [code, cause as Cause]),
  );
  for (const { body } of history.all("enhanced_tag")) {
    const cause = causeOf.get(body.tag_type_code);
    if (cause !== undefined) days.get(toDayNumber(String(body.start_day)))?.add(cause);
  }
  for (const { day, body } of history.all("workout")) {
    if (body.intensity !== "easy") days.get(day)?.add("workout");
  }
  // Who is ill neither trains nor drinks: such weeks would pass for the effect of doing neither.
  for (const { day, body } of history.all("rest_mode_period")) {
    const end = typeof body.end_day === "string" ? toDayNumber(body.end_day) : history.lastDay;
    for (let ill = day - 2; ill <= end + afterIllness; ill++) days.delete(ill);
  }
  return { nights, days };
}

/**
 * Least squares of a metric on all causes at both lags and on weekdays, after the mean of the days around
 * was taken from each: what is left of a cause is its own.
 */
export function estimateEffects({
  observations: { nights, days },
  metric,
}: {
  observations: Observations;
  metric: AffectedMetric;
}): readonly Estimate[] {
  const terms = lags.flatMap((lag) => causes.map((cause) => ({ lag, cause })));
  const rows: { day: number; values: number[] }[] = [];
  for (const [day, metrics] of nights) {
    const value = metrics[metric];
    const before = lags.map((lag) => days.get(day - lag));
    if (typeof value !== "number" || before.some((seen) => seen === undefined)) continue;
    const present = terms.map(({ lag, cause }) => (before[lag - 1]?.has(cause) ? 1 : 0));
    const weekdays = [1, 2, 3, 4, 5, 6].map((on) => (weekday(day) === on ? 1 : 0));
    rows.push({ day, values: [...present, ...weekdays, value] });
  }
  const centred = center(rows);
  const { coefficients, errors } = solve(centred);
  return terms.map(({ lag, cause }, index) => ({
    cause,
    metric,
    lag,
    size: coefficients[index] ?? Number.NaN,
    standardError: errors[index] ?? Number.NaN,
    nights: rows.reduce((sum, { values }) => sum + (values[index] ?? 0), 0),
  }));
}

/** Takes the mean of the rows around each from it. */
function center(rows: readonly { day: number; values: number[] }[]): number[][] {
  return rows.map(({ day, values }, index) => {
    const sums = values.map(() => 0);
    let count = 0;
    for (let at = Math.max(0, index - halfWindow); at <= index + halfWindow; at++) {
      const near = rows[at];
      if (near === undefined || Math.abs(near.day - day) > halfWindow) continue;
      for (const [term, value] of near.values.entries()) sums[term] = (sums[term] ?? 0) + value;
      count += 1;
    }
    return values.map((value, term) => value - (sums[term] ?? 0) / count);
  });
}

/** Coefficients of all columns but the last on the last, by Gauss-Jordan on the normal equations. */
function solve(rows: readonly (readonly number[])[]): { coefficients: number[]; errors: number[] } {
  const width = (rows[0]?.length ?? 1) - 1;
  const at = (row: readonly number[], column: number) => row[column] ?? 0;
  const matrix = Array.from({ length: width }, (_, left) => {
    const products = Array.from({ length: width }, (_, right) =>
      rows.reduce((sum, row) => sum + at(row, left) * at(row, right), 0),
    );
    // A cause that never happened has a column of zeros; a trace keeps its coefficient at zero.
    products[left] = at(products, left) + 1e-6;
    const answer = rows.reduce((sum, row) => sum + at(row, left) * at(row, width), 0);
    const unit = Array.from({ length: width }, (_, right) => (left === right ? 1 : 0));
    return [...products, ...unit, answer];
  });
  for (let pivot = 0; pivot < width; pivot++) {
    const own = matrix[pivot] ?? [];
    const scale = at(own, pivot);
    matrix[pivot] = own.map((value) => value / scale);
    for (let other = 0; other < width; other++) {
      if (other === pivot) continue;
      const factor = at(matrix[other] ?? [], pivot);
      matrix[other] = (matrix[other] ?? []).map(
        (value, column) => value - factor * at(matrix[pivot] ?? [], column),
      );
    }
  }
  const coefficients = matrix.map((row) => at(row, 2 * width));
  const residual = rows.reduce((sum, row) => {
    const guess = coefficients.reduce((total, value, column) => total + value * at(row, column), 0);
    return sum + (at(row, width) - guess) ** 2;
  }, 0);
  const variance = residual / Math.max(1, rows.length - width);
  const errors = matrix.map((row, index) => Math.sqrt(variance * at(row, width + index)));
  return { coefficients, errors };
}
