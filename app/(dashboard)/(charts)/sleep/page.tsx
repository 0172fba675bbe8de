import type { Metadata } from "next";
import { RevisionBadge } from "#components/revisions/revision-badge.tsx";
import { sleepMetrics } from "#components/sleep/metrics.ts";
import { NightCard } from "#components/sleep/night-card.tsx";
import { SleepCharts } from "#components/sleep/sleep-charts.tsx";
import { asUser } from "#lib/db/scope.ts";
import { getGapReason } from "#lib/sync/gaps/data.ts";
import { toForeignOffset } from "#lib/time/zone-offset.ts";
import { loadNight } from "../load-night.ts";
import { loadRangePage, prefetchSeries, type SearchParams, toText } from "../load-range-page.ts";
import { RangeFrame } from "../range-frame.tsx";
import { loadSleepDays } from "./load-sleep-days.ts";

export const metadata: Metadata = { title: "Sleep" };

export default async function SleepPage({ searchParams }: { searchParams: SearchParams }) {
  const page = await loadRangePage({ searchParams, metrics: sleepMetrics });
  const { userId, facts, today, timeZone } = page;
  const asked = toText((await searchParams)["night"]);
  const [client, { night, before, after, ...loaded }, sleepDays] = await Promise.all([
    prefetchSeries({ page, metrics: sleepMetrics }),
    loadNight({ userId, asked }),
    loadSleepDays({ userId, range: page.range }),
  ]);
  const why = await asUser(userId, (db) =>
    getGapReason(db, { userId, day: night?.day ?? today, type: "sleep" }),
  );
  const reason = why?.sentence ?? "Oura holds no sleep for this day.";
  const title = asked === null ? "Latest night" : "Night";
  const foreignOffset = toForeignOffset({ timestamp: night?.main?.startsAt, timeZone });
  const { hourCycle } = facts;
  const revision = night && loaded.revision && (
    <RevisionBadge {...{ revision: loaded.revision, day: night.day, timeZone, hourCycle }} />
  );
  return (
    <RangeFrame client={client} metrics={sleepMetrics} page={page} title="Sleep">
      <NightCard {...{ title, night, before, after, revision, reason, hourCycle, foreignOffset }} />
      <SleepCharts night={night} sleepDays={sleepDays} />
    </RangeFrame>
  );
}
