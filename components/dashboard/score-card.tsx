"use client";

import { ArrowUpRight } from "lucide-react";
import Link from "next/link";
import { useId } from "react";
import { Contributors } from "#components/charts/contributors.tsx";
import { ScoreGauge } from "#components/charts/score-gauge.tsx";
import { Sparkline } from "#components/charts/sparkline.tsx";
import { useSeriesPage } from "#components/series/series-page.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import { toDayLabel } from "#lib/format/day-label.ts";
import { toDeltaWords } from "#lib/format/delta.ts";
import { formatCount } from "#lib/format/number.ts";
import { daysBetween } from "#lib/time/day.ts";
import type { DashboardScore } from "./metrics.ts";

/** A score with its word, its 30 days, and what made it. */
export function ScoreCard({ score }: { score: DashboardScore }) {
  const id = useId();
  const page = useSeriesPage();
  const { values, band } = page.read(score.metric);
  const index = values.findLastIndex((value) => value !== null);
  const value = values[index] ?? null;
  const usual = band?.median[index] ?? null;
  const low = band?.low[index] ?? null;
  const high = band?.high[index] ?? null;
  const count = values.filter((each) => each !== null).length;
  const day = page.days[index];
  const status = page.statusFor({ type: page.infoOf(score.metric).type, count });
  return (
    <section
      aria-labelledby={id}
      className="flex min-w-0 flex-col rounded-lg border border-line bg-surface px-5 pt-4 pb-5"
    >
      <header className="flex items-center justify-between gap-2">
        <h2 className="text-sm font-medium text-ink" id={id}>
          <Link className="inline-flex items-center gap-1 hover:underline" href={score.href}>
            {score.label}
            <ArrowUpRight aria-hidden className="size-3.5 text-ink-faint" />
          </Link>
        </h2>
        {day !== undefined && (
          <p className="text-xs text-ink-muted">{toWhen({ day, today: page.today })}</p>
        )}
      </header>
      {status.kind === "loading" ? (
        <Skeleton className="mt-4 h-80 w-full" />
      ) : (
        <>
          <div className="mt-3 flex items-center gap-5">
            <ScoreGauge hue={score.hue} label={score.label} score={value} />
            <div className="min-w-0 flex-1">
              <p className="text-sm text-pretty text-ink-muted">
                {value !== null && usual !== null
                  ? toDeltaWords({ value, usual, unit: "" })
                  : status.kind === "empty"
                    ? status.reason
                    : "Your usual range forms after 14 days"}
              </p>
              <Sparkline
                className="mt-2"
                hue={score.hue}
                label={`${score.label} over 30 days, ${formatCount({ count, one: "day" })} with a score`}
                usual={low === null || high === null ? null : [low, high]}
                values={values}
              />
              <p className="mt-1 text-xs text-ink-faint">30 days</p>
            </div>
          </div>
          {value !== null && (
            <div className="mt-5 border-t border-line pt-4">
              <Contributors
                contributors={score.contributors.flatMap((metric) => {
                  const each = page.read(metric).values;
                  // A contributor that this ring has never had is not missing.
                  if (each.every((one) => one === null)) return [];
                  return [
                    {
                      key: metric,
                      label: page.infoOf(metric).label,
                      value: each[index] ?? null,
                      usual: null,
                      before: each[index - 1] ?? null,
                    },
                  ];
                })}
                density="compact"
                hue={score.hue}
              />
            </div>
          )}
        </>
      )}
    </section>
  );
}

function toWhen({ day, today }: { day: string; today: string }): string {
  const ago = daysBetween({ from: day, to: today });
  if (ago === 0) return "Today";
  return ago === 1 ? "Yesterday" : toDayLabel(day);
}
