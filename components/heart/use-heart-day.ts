"use client";

import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { type HeartView, toDaysOfView } from "#lib/heart-rate/day-window.ts";
import { heartRateQueryOptions, timeOfDayBandQueryOptions } from "#lib/heart-rate/query-options.ts";
import { silencesQueryOptions } from "#lib/sync/gaps/query-options.ts";
import { toGapReason } from "#lib/sync/gaps/reason.ts";
import type { Day } from "#lib/time/day.ts";
import { toBeats } from "./beats.ts";

/** Readings from `start` to `end` of a view of a day, why others are missing, and the usual range by time of day. */
export function useHeartDay({
  day,
  timeZone,
  view,
  start,
  end,
}: {
  day: Day;
  timeZone: string;
  view: HeartView;
  start: number;
  end: number;
}) {
  const query = useQuery(heartRateQueryOptions({ ...toDaysOfView({ day, view }), timeZone }));
  const band = useQuery(timeOfDayBandQueryOptions({ day, timeZone }));
  const silences = useQuery(silencesQueryOptions({ from: start, to: end }));
  const reasons = useMemo(
    () =>
      silences.data?.silences.map(({ from, to, kind }) => ({
        from: Date.parse(from),
        to: Date.parse(to),
        words: toGapReason({ kind }).words,
      })),
    [silences.data],
  );
  const beats = useMemo(
    () => (query.data ? toBeats(query.data) : []).filter(({ at }) => start <= at && at < end),
    [query.data, start, end],
  );
  const usual = useMemo(
    () =>
      band.data?.low.map((low, index) => {
        const high = band.data.high[index] ?? null;
        return low === null || high === null ? null : { low, high };
      }),
    [band.data],
  );
  return { query, beats, usual, reasons };
}
