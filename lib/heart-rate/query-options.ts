import { queryOptions } from "@tanstack/react-query";
import { fetchJson } from "../query/fetch-json.ts";
import { healthKey } from "../query/keys.ts";
import type { Day } from "../time/day.ts";
import type {
  HeartRateAnswer,
  HeartRateDeviationAnswer,
  HeartRateMapAnswer,
  TimeOfDayBand,
} from "./schema.ts";

interface DaysOfZone {
  from: Day;
  to: Day;
  timeZone: string;
}

/** Heart rate over local days, both included; prefetch with `getHeartRateRange`. */
export function heartRateQueryOptions(range: DaysOfZone) {
  return queryOptions({
    queryKey: [healthKey, "heart-rate", range] as const,
    queryFn: ({ signal }) =>
      fetchJson<HeartRateAnswer>({ path: `/api/heart-rate?${toSearch({ ...range })}`, signal }),
  });
}

/** Median heart rate by local day and quarter of an hour; prefetch with `getHeartRateMap`. */
export function heartRateMapQueryOptions(range: DaysOfZone) {
  return queryOptions({
    queryKey: [healthKey, "heart-rate-map", range] as const,
    queryFn: ({ signal }) =>
      fetchJson<HeartRateMapAnswer>({
        path: `/api/heart-rate/map?${toSearch({ ...range })}`,
        signal,
      }),
  });
}

/** How far heart rate lay outside the own range, by local day and quarter of an hour. */
export function heartRateDeviationQueryOptions(range: DaysOfZone) {
  return queryOptions({
    queryKey: [healthKey, "heart-rate-deviation", range] as const,
    queryFn: ({ signal }) =>
      fetchJson<HeartRateDeviationAnswer>({
        path: `/api/heart-rate/deviation?${toSearch({ ...range })}`,
        signal,
      }),
  });
}

/** The usual heart rate by time of day before `day`; prefetch with `getTimeOfDayBand`. */
export function timeOfDayBandQueryOptions(asked: { day: Day; timeZone: string }) {
  return queryOptions({
    queryKey: [healthKey, "heart-rate-band", asked] as const,
    queryFn: ({ signal }) =>
      fetchJson<TimeOfDayBand>({ path: `/api/heart-rate/band?${toSearch(asked)}`, signal }),
  });
}

function toSearch(fields: Record<string, string>): string {
  return new URLSearchParams(fields).toString();
}
