import "server-only";
import type { QueryClient } from "@tanstack/react-query";
import type { DayInterval, DayTag } from "#components/charts/heart-rate-drawing.tsx";
import { asUser } from "#lib/db/scope.ts";
import { listIntervals } from "#lib/documents/day-data.ts";
import { listTags } from "#lib/documents/moments.ts";
import { getHeartRateBounds, getHeartRateRange, getTimeOfDayBand } from "#lib/heart-rate/data.ts";
import { type HeartView, toDaysOfView } from "#lib/heart-rate/day-window.ts";
import { heartRateQueryOptions, timeOfDayBandQueryOptions } from "#lib/heart-rate/query-options.ts";
import { toDayStart } from "#lib/heart-rate/zone-offsets.ts";
import { addDays, type Day, isDay, toDay } from "#lib/time/day.ts";
import type { UserId } from "#lib/user-id.ts";

/** A day of heart rate, its readings already in the query client. */
export interface LoadedHeartDay {
  day: Day;
  intervals: DayInterval[];
  tags: DayTag[];
  before: Day | null;
  after: Day | null;
  /** When it was read, in milliseconds since 1970. */
  now: number;
}

/** The heart rate of a day; of the newest when none is asked for, or what is asked for is no day. */
export async function loadHeartDay({
  client,
  userId,
  asked,
  view,
  today,
  timeZone,
}: {
  client: QueryClient;
  userId: UserId;
  asked: string | null;
  view: HeartView;
  today: Day;
  timeZone: string;
}): Promise<LoadedHeartDay> {
  return asUser(userId, async (db) => {
    const bounds = await getHeartRateBounds(db, { userId });
    const toLocalDay = (instant: number) => toDay({ instant, timeZone });
    const firstDay = bounds === null ? today : toLocalDay(bounds.first);
    const newest = bounds === null ? today : toLocalDay(bounds.last);
    const day = asked !== null && isDay(asked) && asked <= today ? asked : newest;
    const range = { ...toDaysOfView({ day, view }), timeZone };
    client.setQueryData(
      heartRateQueryOptions(range).queryKey,
      await getHeartRateRange(db, {
        userId,
        from: toDayStart({ day: range.from, timeZone }),
        to: toDayStart({ day, timeZone, daysAfter: 1 }),
      }),
    );
    client.setQueryData(
      timeOfDayBandQueryOptions({ day, timeZone }).queryKey,
      await getTimeOfDayBand(db, { userId, day, timeZone }),
    );
    // A night belongs to the day it ends in, so the next day's may begin in this one, and around a
    // night there is an evening of the day before.
    const around = { from: addDays({ day, count: -1 }), to: addDays({ day, count: 1 }) };
    const intervals: DayInterval[] = [];
    for (const kind of ["sleep", "workout", "session"] as const) {
      const found = await listIntervals(db, { userId, type: kind, ...around });
      intervals.push(
        ...found.map(({ from, to, label }) => ({
          kind,
          label,
          from: Date.parse(from),
          to: Date.parse(to),
        })),
      );
    }
    const noted = await listTags(db, { userId, ...around });
    const tags = noted.flatMap(({ from, to, name, comment }): DayTag[] => {
      if (from === null) return [];
      const start = Date.parse(from);
      const end = to === null ? start : Math.max(start, Date.parse(to));
      return [{ label: name, comment, from: start, to: end }];
    });
    return {
      day,
      intervals,
      tags,
      before: day > firstDay ? addDays({ day, count: -1 }) : null,
      after: day < newest ? addDays({ day, count: 1 }) : null,
      now: Date.now(),
    };
  });
}
