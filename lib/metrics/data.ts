import "server-only";
import { prisma } from "../db/client.ts";
import type { Db } from "../db/scope.ts";
import { type MetricKey, metricCatalogue } from "../oura/registry.ts";
import { addDays, type Day, daysBetween } from "../time/day.ts";
import type { UserId } from "../user-id.ts";
import { bandDays, toBandMethod, toPersonalBand } from "./bands.ts";
import type { MetricColumn, SeriesAnswer } from "./schema.ts";
import { toCalendar } from "./series.ts";

/** Metrics over a range of days, both included; every column has a slot a day, null where nothing is. */
interface MetricSeries {
  /** The person's data version at that moment; see {@link getDataVersion}. */
  version: number;
  series: Partial<Record<MetricKey, (number | null)[]>>;
}

/**
 * Reads a person's daily metrics in one round trip, months packed: `own_series` in the migrations takes
 * the person's scope itself, so it wants no transaction of `asUser` around it.
 */
export async function listSeries({
  userId,
  metrics,
  from,
  to,
}: {
  userId: UserId;
  metrics: readonly MetricKey[];
  from: Day;
  to: Day;
}): Promise<MetricSeries> {
  const types = metrics.map((key) => metricCatalogue[key].type);
  const [row] = await prisma().$queryRaw<{ version: number; numbers: string }[]>`
    SELECT version, numbers FROM own_series(${userId}::uuid, ${types}::text[], ${metrics}::text[],
      ${from}::date, ${to}::date)`;
  if (row === undefined) throw new TypeError("own_series answers one row");
  const runs = JSON.parse(row.numbers) as Partial<Record<MetricKey, number[][]>>;
  const length = daysBetween({ from, to }) + 1;
  const columns = metrics.map(
    (key) => [key, toCalendar({ runs: runs[key] ?? [], length })] as const,
  );
  return { version: row.version, series: toRecord(columns) };
}

/** What `GET /api/series` answers and pages prefetch; `withBand` adds each metric's personal band. */
export async function getSeries({
  userId,
  metrics,
  from,
  to,
  bands,
}: {
  userId: UserId;
  metrics: readonly MetricKey[];
  from: Day;
  to: Day;
  bands: "with" | "without";
}): Promise<{ version: number; answer: SeriesAnswer }> {
  const skip = bands === "with" ? bandDays : 0;
  const start = addDays({ day: from, count: -skip });
  const { version, series } = await listSeries({ userId, metrics, from: start, to });
  const columns = metrics.map((key): readonly [MetricKey, MetricColumn] => {
    const values = series[key] ?? [];
    if (bands === "without") return [key, { values }];
    const band = toPersonalBand({ values, skip, method: toBandMethod(key) });
    return [key, { values: values.slice(skip), band }];
  });
  return { version, answer: { from, to, data: toRecord(columns) } };
}

/** The number that any change of the person's data raises; makes ETags and drives live pages. */
export async function getDataVersion(db: Db, { userId }: { userId: UserId }): Promise<number> {
  const [row] = await db.$queryRaw<
    { version: number }[]
  >`SELECT data_version::float8 AS version FROM app_user WHERE id = ${userId}::uuid`;
  return row?.version ?? 0;
}

/** The first and last day that have any metric; null while there is none. */
export async function getDataBounds(
  db: Db,
  { userId }: { userId: UserId },
): Promise<{ firstDay: Day; lastDay: Day } | null> {
  const [row] = await db.$queryRaw<{ firstDay: Day | null; lastDay: Day | null }[]>`
    SELECT min(day)::text AS "firstDay", max(day)::text AS "lastDay"
    FROM user_day WHERE user_id = ${userId}::uuid`;
  if (row === undefined || row.firstDay === null || row.lastDay === null) return null;
  return { firstDay: row.firstDay, lastDay: row.lastDay };
}

/** `Object.fromEntries` whose keys are known metrics. */
function toRecord<Value>(
  entries: readonly (readonly [MetricKey, Value])[],
): Partial<Record<MetricKey, Value>> {
  return Object.fromEntries(entries) as Partial<Record<MetricKey, Value>>;
}
