"use client";

import type { ReactNode } from "react";
import { ChartFrame } from "#components/charts/chart-frame.tsx";
import { ClockChip } from "#components/series/clock-chip.tsx";
import { DaySteps } from "#components/series/day-steps.tsx";
import { useSeriesPage } from "#components/series/series-page.tsx";
import { useAddress } from "#components/series/use-address.ts";
import { Button } from "#components/ui/button.tsx";
import { toDayTitle } from "#lib/format/day-label.ts";
import { formatDuration } from "#lib/format/duration.ts";
import type { HourCycle } from "#lib/time/clock.ts";
import type { Day } from "#lib/time/day.ts";
import { LazyHypnogram } from "./lazy-hypnogram.tsx";
import { NapTwin } from "./nap-twin.tsx";
import type { NightView } from "./night.ts";
import { NightFigures } from "./night-figures.tsx";
import { toNightTable } from "./night-table.ts";
import { toNightSummary, toNoStagesReason } from "./night-words.ts";
import { StageShares } from "./stage-shares.tsx";
import { useNightHref } from "./use-night-href.ts";

const HEIGHT = 364;

interface NightCardProps {
  title: string;
  /** null when there is no night at all yet. */
  night: NightView | null;
  /** Why there is none, in a sentence. */
  reason: string;
  hourCycle: HourCycle;
  /** Minutes east of UTC where the night's clock is not the viewer's; null where it is. */
  foreignOffset: number | null;
  /** Neighbouring nights to step to; left out where the card does not step. */
  before?: Day | null;
  after?: Day | null;
  /** What Oura changed of the night since it first came. */
  revision?: ReactNode;
  className?: string;
}

/** One night: hypnogram with heart rate and HRV, its figures, and the day's naps as small twins. */
export function NightCard(props: NightCardProps) {
  const { title, night, reason, hourCycle, foreignOffset, before, after, className } = props;
  const { today } = useSeriesPage();
  const [shares, setShares] = useAddress("shares");
  const toHref = useNightHref();
  const main = night?.main ?? null;
  const naps = night?.others ?? [];
  const hypnogram = main?.hypnogram ?? null;
  const withSteps = before !== undefined;
  const isCompared = withSteps && hypnogram !== null && shares === "typical";
  return (
    <ChartFrame
      {...(className === undefined ? {} : { className })}
      controls={
        (foreignOffset !== null || withSteps) && (
          <>
            {props.revision}
            {foreignOffset !== null && <ClockChip offsetMinutes={foreignOffset} />}
            {withSteps && hypnogram && (
              <Button
                aria-pressed={isCompared}
                className="aria-pressed:bg-sunken aria-pressed:text-ink"
                onClick={() => setShares(isCompared ? null : "typical")}
                size="sm"
                variant="ghost"
              >
                Typical shares
              </Button>
            )}
            {withSteps && <DaySteps after={after ?? null} before={before} toHref={toHref} />}
          </>
        )
      }
      height={main || naps.length === 0 ? HEIGHT : 0}
      method="Stages come from Oura in steps of five minutes, or of thirty seconds from newer rings; heart rate and heart rate variability every five. The clock is that of the place where the night was recorded."
      status={
        main || naps.length > 0
          ? { kind: "ready" }
          : { kind: "empty", title: "No night here", reason }
      }
      summary={
        main
          ? toNightSummary({ sleep: main, hourCycle })
          : "Short sleeps only: Oura has no night for this day."
      }
      table={hypnogram ? toNightTable({ hypnogram, hourCycle }) : undefined}
      title={night ? `${title} · ${toDayTitle({ day: night.day, today })}` : title}
      value={
        main?.totalSleep === undefined || main.totalSleep === null
          ? undefined
          : { text: formatDuration({ seconds: main.totalSleep }), unit: "asleep" }
      }
    >
      {hypnogram && <LazyHypnogram {...hypnogram} hourCycle={hourCycle} />}
      {main && !hypnogram && (
        <p className="rounded-md border border-dashed border-line-strong px-4 py-8 text-center text-sm text-pretty text-ink-muted">
          {toNoStagesReason(main)}
        </p>
      )}
      {isCompared && <StageShares hypnogram={hypnogram} />}
      {main && <NightFigures sleep={main} />}
      {naps.length > 0 && (
        <ul
          className={
            main
              ? "mt-4 grid gap-x-8 gap-y-5 border-t border-line pt-4 sm:grid-cols-2 xl:grid-cols-3"
              : "grid gap-x-8 gap-y-5 sm:grid-cols-2 xl:grid-cols-3"
          }
        >
          {naps.map((nap) => (
            <NapTwin hourCycle={hourCycle} key={nap.id} nap={nap} />
          ))}
        </ul>
      )}
    </ChartFrame>
  );
}
