"use client";

import { toHue } from "#components/charts/palette.ts";
import { Sparkline } from "#components/charts/sparkline.tsx";
import { useSeriesPage } from "#components/series/series-page.tsx";
import { Card } from "#components/ui/card.tsx";
import { toDeltaWords } from "#lib/format/delta.ts";
import { formatCount } from "#lib/format/number.ts";
import { toQuantityText } from "#lib/format/unit.ts";
import type { MetricKey } from "#lib/oura/registry.ts";
import { dashboardVitals } from "./metrics.ts";

/** The newest numbers of body and day, each against the person's own usual. */
export function VitalsCard() {
  const page = useSeriesPage();
  const isForming = dashboardVitals.every((metric) =>
    (page.read(metric).band?.median ?? []).every((usual) => usual === null),
  );
  return (
    <Card
      flush
      hint={
        isForming
          ? "Newest, beside your last 30 days; your usual forms after 14 days"
          : "Newest, beside your last 30 days"
      }
      title="Vitals"
    >
      <ul className="divide-y divide-line border-t border-line">
        {dashboardVitals.map((metric) => (
          <Vital isForming={isForming} key={metric} metric={metric} />
        ))}
      </ul>
    </Card>
  );
}

function Vital({ metric, isForming }: { metric: MetricKey; isForming: boolean }) {
  const page = useSeriesPage();
  const { label, unit, type } = page.infoOf(metric);
  const { values, band } = page.read(metric);
  const { system } = page;
  const index = values.findLastIndex((value) => value !== null);
  const value = values[index] ?? null;
  const usual = band?.median[index] ?? null;
  const text = value === null ? null : toQuantityText({ value, unit, system });
  const count = values.filter((each) => each !== null).length;
  return (
    <li className="grid grid-cols-[minmax(0,1fr)_6rem] items-center gap-4 px-5 py-3">
      <div className="min-w-0">
        <p className="flex items-baseline justify-between gap-3 text-sm">
          <span className="truncate text-ink-muted">{label}</span>
          <span className="shrink-0 font-medium text-ink">
            {text === null ? "–" : text.text}
            {text?.unit && <span className="ml-1 font-normal text-ink-muted">{text.unit}</span>}
          </span>
        </p>
        {!isForming && (
          <p className="truncate text-xs text-ink-faint">
            {value === null || usual === null
              ? "Your usual forms after 14 days"
              : toDeltaWords({ value, usual, unit, system })}
          </p>
        )}
      </div>
      <Sparkline
        height={28}
        hue={toHue({ type, metric })}
        label={`${label} over 30 days, ${formatCount({ count, one: "day" })} with a value`}
        values={values}
      />
    </li>
  );
}
