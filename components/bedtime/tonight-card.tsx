"use client";

import { useMemo } from "react";
import { ChartFrame } from "#components/charts/chart-frame.tsx";
import { ClockDial } from "#components/charts/clock-dial.tsx";
import { Legend } from "#components/charts/legend.tsx";
import { toColour } from "#components/charts/palette.ts";
import { toNoonToNoon } from "#components/charts/sleep-timing-layout.ts";
import { toTimingStats } from "#components/charts/sleep-timing-stats.ts";
import { useSeriesPage } from "#components/series/series-page.tsx";
import { useNow } from "#components/sync/use-now.ts";
import { toDayLabel } from "#lib/format/day-label.ts";
import { toMinutesOfDay } from "#lib/format/zone-clock.ts";
import { formatClockOffset } from "#lib/time/clock.ts";
import type { Day } from "#lib/time/day.ts";
import type { Advice } from "./bedtime-words.ts";
import { useBedtimes } from "./use-bedtimes.ts";

interface TonightCardProps {
  advice: Readonly<Record<Day, Advice>>;
  /** IANA name of the person's zone. */
  timeZone: string;
}

/** The newest window and the usual night around the clock, and where it stands now. */
export function TonightCard({ advice, timeZone }: TonightCardProps) {
  const page = useSeriesPage();
  const { days, hourCycle } = page;
  const { bedtimes, wakes, windows, words } = useBedtimes(advice);
  const now = toMinutesOfDay({ at: useNow(page.now), timeZone }) * 60;
  const usual = useMemo(
    () =>
      toTimingStats(
        bedtimes.map((start, index) => {
          const end = wakes[index] ?? null;
          return start === null || end === null ? null : toNoonToNoon({ start, end });
        }),
      ),
    [bedtimes, wakes],
  );
  const last = windows.findLastIndex((window) => window !== null);
  const [window, day] = [windows[last] ?? null, days[last]];
  const write = (seconds: number) => formatClockOffset({ seconds, hourCycle });
  const said = words.findLast((each) => each !== null) ?? null;
  const sentences = [
    window === null || day === undefined
      ? `No window in these days.${said === null ? "" : ` ${said}`}`
      : `Newest window, of ${toDayLabel(day)}: ${write(window.from)} to ${write(window.to)}.`,
    ...(usual === null
      ? []
      : [`Usually in bed from ${write(usual.bedtime)} to ${write(usual.wake)}.`]),
  ];
  return (
    <ChartFrame
      height={240}
      method="Around the clock, midnight at the top: outside the newest window that Oura suggested, inside your usual night of these days, from the median bedtime to the median of getting up. The hand is the time now."
      status={page.statusFor({
        type: "sleep_time",
        count: usual === null && window === null ? 0 : 1,
      })}
      summary={sentences.join(" ")}
      table={{
        columns: [{ label: "What" }, { label: "From" }, { label: "Until" }],
        rows: [
          ["Window", window && write(window.from), window && write(window.to)],
          ["Usual night", usual && write(usual.bedtime), usual && write(usual.wake)],
        ],
      }}
      title="Tonight"
      value={window === null ? undefined : { text: `${write(window.from)} – ${write(window.to)}` }}
    >
      <Legend
        entries={[
          ...(window === null ? [] : [{ label: "Window", colour: toColour("recovery") }]),
          { label: "Usual night", colour: toColour("sleep") },
          { label: "Now", colour: "var(--ink)", mark: "line" as const },
        ]}
      />
      <div className="mt-2" style={{ height: 220 }}>
        <ClockDial
          hourCycle={hourCycle}
          label={sentences.join(" ")}
          night={usual && { from: usual.bedtime, to: usual.wake }}
          now={now}
          window={window}
        />
      </div>
    </ChartFrame>
  );
}
