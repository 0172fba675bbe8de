import type { Metadata } from "next";
import { HeartCharts } from "#components/heart/heart-charts.tsx";
import { HeartDayCard } from "#components/heart/heart-day-card.tsx";
import { HeartMapCards } from "#components/heart/heart-map-card.tsx";
import { heartMetrics } from "#components/heart/metrics.ts";
import { asUser } from "#lib/db/scope.ts";
import { toHeartView } from "#lib/heart-rate/day-window.ts";
import { getGapReason } from "#lib/sync/gaps/data.ts";
import { addDays } from "#lib/time/day.ts";
import { loadHeartDay } from "../load-heart-day.ts";
import { loadRangePage, prefetchSeries, type SearchParams, toText } from "../load-range-page.ts";
import { RangeFrame } from "../range-frame.tsx";

export const metadata: Metadata = { title: "Heart rate" };

export default async function HeartRatePage({ searchParams }: { searchParams: SearchParams }) {
  const page = await loadRangePage({ searchParams, metrics: heartMetrics });
  const { userId, facts, today, range, timeZone } = page;
  const client = await prefetchSeries({ page, metrics: heartMetrics });
  const query = await searchParams;
  const asked = toText(query["day"]);
  const view = toHeartView(toText(query["view"]));
  const heart = await loadHeartDay({ client, userId, asked, view, today, timeZone });
  const reason = await asUser(userId, (db) =>
    getGapReason(db, { userId, day: heart.day, type: "heartrate" }),
  );
  const earliest = addDays({ day: range.lastDay, count: -364 });
  const from = range.firstDay > earliest ? range.firstDay : earliest;
  return (
    <RangeFrame client={client} metrics={heartMetrics} page={page} title="Heart rate">
      <HeartDayCard {...{ ...heart, today, timeZone, reason, hourCycle: facts.hourCycle }} />
      <HeartCharts />
      <HeartMapCards from={from} timeZone={timeZone} to={range.lastDay} />
    </RangeFrame>
  );
}
