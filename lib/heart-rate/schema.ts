import { z } from "zod";
import { daySchema, toRangeProblem } from "../metrics/schema.ts";
import { toRecordedTime } from "../time/clock.ts";
import { type Day, daysBetween, isDay, isTimeZone } from "../time/day.ts";
import type { Histogram } from "./histogram.ts";
import type { HeartRatePoints } from "./points.ts";
import type { HeartRateSource } from "./sources.ts";
import { toDayStart } from "./zone-offsets.ts";

/** The answer of `GET /api/heart-rate`. */
export interface HeartRateAnswer {
  /** Instants in seconds since 1970, `to` excluded. */
  from: number;
  to: number;
  points: HeartRatePoints;
  /** Names of the indexes in `points.source`. */
  sources: readonly HeartRateSource[];
  /** `all`: every reading; `extremes`: the lowest and the highest of each of many short stretches. */
  detail: "all" | "extremes";
  /** Readings in the range, drawn or not. */
  count: number;
}

/** The answer of `GET /api/heart-rate/map`. */
export interface HeartRateMapAnswer {
  from: Day;
  to: Day;
  timeZone: string;
  /** A row a day, 96 quarters of an hour on the local clock each: median bpm, or null. */
  rows: (number | null)[][];
  histogram: Histogram;
}

/** The answer of `GET /api/heart-rate/deviation`. */
export interface HeartRateDeviationAnswer {
  from: Day;
  to: Day;
  timeZone: string;
  /** As the map's rows: beats per minute above (or below, negative) the own range; 0 inside, null unknown. */
  rows: (number | null)[][];
}

/** The answer of `GET /api/heart-rate/band`: 48 half hours of the local clock. */
export interface TimeOfDayBand {
  low: (number | null)[];
  median: (number | null)[];
  high: (number | null)[];
  /** Days with readings in each half hour. */
  days: number[];
}

const mostMapDays = 400;

const timeZoneSchema = z.string("is missing; give an IANA time zone").refine(isTimeZone, {
  error: "must be an IANA time zone, such as Europe/Helsinki",
  abort: true,
});

const boundarySchema = z
  .string("is missing; give a day or an instant")
  .refine(
    (text) => isDay(text) || isInstant(text),
    "must be a day as YYYY-MM-DD, or an instant with its offset",
  );

function isInstant(text: string): boolean {
  const time = toRecordedTime(text);
  return time !== null && isDay(new Date(time.epochMs).toISOString().slice(0, 10));
}

/**
 * Parameters of `GET /api/heart-rate`, read into milliseconds since 1970, `to` excluded. Bare days
 * are whole local days of `timeZone` (UTC unless said), the last one included.
 */
export const heartRateQuerySchema = z
  .object({ from: boundarySchema, to: boundarySchema, timeZone: timeZoneSchema.default("UTC") })
  .transform(({ from, to, timeZone }) => ({
    from: isDay(from) ? toDayStart({ day: from, timeZone }) : Date.parse(from),
    to: isDay(to) ? toDayStart({ day: to, timeZone, daysAfter: 1 }) : Date.parse(to),
  }))
  .superRefine(({ from, to }, context) => {
    const [first, last] = [from, to].map((at) => new Date(at).toISOString().slice(0, 10));
    const problem =
      from >= to ? "from must be before to" : toRangeProblem({ from: first ?? "", to: last ?? "" });
    if (problem !== null) context.addIssue({ code: "custom", message: problem });
  });

/** Parameters of `GET /api/heart-rate/map` and `GET /api/heart-rate/deviation`. */
export const heartRateMapQuerySchema = z
  .object({ from: daySchema, to: daySchema, timeZone: timeZoneSchema })
  .superRefine(({ from, to }, context) => {
    const isLong = daysBetween({ from, to }) + 1 > mostMapDays;
    const problem = isLong
      ? `the range must not be longer than ${mostMapDays} days`
      : toRangeProblem({ from, to });
    if (problem !== null) context.addIssue({ code: "custom", message: problem });
  });

/** Parameters of `GET /api/heart-rate/band`. */
export const timeOfDayBandQuerySchema = z.object({ day: daySchema, timeZone: timeZoneSchema });
