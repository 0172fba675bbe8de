import "server-only";
import { type ActivityDay, toActivityDay } from "#components/activity/activity-day.ts";
import type { ActogramDay } from "#components/charts/actogram-layout.ts";
import type { InstantTag } from "#components/charts/actogram-marks.ts";
import type { TimeInterval } from "#components/charts/time-spans.ts";
import { asUser } from "#lib/db/scope.ts";
import { listDocuments } from "#lib/documents/data.ts";
import { listActivityClasses, listIntervals } from "#lib/documents/day-data.ts";
import { listTags } from "#lib/documents/moments.ts";
import type { DayRevision } from "#lib/documents/schema.ts";
import { getDayRevision } from "#lib/documents/version-data.ts";
import { toDayStart } from "#lib/heart-rate/zone-offsets.ts";
import { getNeighbourDays, getNewestDay } from "#lib/metrics/days.ts";
import { addDays, type Day, eachDay, isDay } from "#lib/time/day.ts";
import type { UserId } from "#lib/user-id.ts";

/** A day of movement and its neighbours that have data. */
export interface LoadedActivityDay {
  activity: ActivityDay | null;
  before: Day | null;
  after: Day | null;
  /** What Oura changed of it once it was over. */
  revision: DayRevision | null;
}

/** Oura's day of movement ends at four in the morning. */
const endHours = 28;

/** The movement of a day; of the newest when none is asked for, or what is asked for is no day. */
export async function loadActivityDay({
  userId,
  asked,
  timeZone,
}: {
  userId: UserId;
  asked: string | null;
  /** IANA name of the person's zone. */
  timeZone: string;
}): Promise<LoadedActivityDay> {
  const type = "daily_activity";
  return asUser(userId, async (db) => {
    const day = asked !== null && isDay(asked) ? asked : await getNewestDay(db, { userId, type });
    if (day === null) return { activity: null, before: null, after: null, revision: null };
    const range = { from: day, to: day };
    const [document] = await listDocuments(db, { userId, type, range, withSeries: "all" });
    const nights = { from: day, to: addDays({ day, count: 1 }) };
    const sleeps = await listIntervals(db, { userId, type: "sleep", ...nights });
    const workouts = await listIntervals(db, { userId, type: "workout", ...range });
    const { before, after } = await getNeighbourDays(db, { userId, type, day });
    const settledAt = toDayStart({ day, timeZone }) + endHours * 3_600_000;
    const revision = await getDayRevision(db, { userId, types: [type], day, settledAt });
    return { activity: toActivityDay({ document, sleeps, workouts }), before, after, revision };
  });
}

/** A year of rows is as much as anybody scrolls through. */
const mostRows = 366;

/** A row a day for the actogram: the range's last days, with the sleeps and tags that lie in them. */
export async function loadActogram({
  userId,
  firstDay,
  lastDay,
}: {
  userId: UserId;
  firstDay: Day;
  lastDay: Day;
}): Promise<{ rows: ActogramDay[]; sleeps: TimeInterval[]; tags: InstantTag[] }> {
  const earliest = addDays({ day: lastDay, count: 1 - mostRows });
  const from = firstDay > earliest ? firstDay : earliest;
  const found = await asUser(userId, async (db) => ({
    classes: await listActivityClasses(db, { userId, from, to: lastDay }),
    sleeps: await listIntervals(db, {
      userId,
      type: "sleep",
      from,
      to: addDays({ day: lastDay, count: 1 }),
    }),
    tags: await listTags(db, { userId, from, to: lastDay }),
  }));
  const byDay = new Map(found.classes.map((row) => [row.day, row]));
  const rows = eachDay({ firstDay: from, lastDay }).map(
    (day) => byDay.get(day) ?? { day, classes: null, startsAt: null },
  );
  const tags = found.tags.flatMap(({ from: at, name }) =>
    at === null ? [] : [{ at, label: name }],
  );
  return { rows, sleeps: found.sleeps, tags };
}
