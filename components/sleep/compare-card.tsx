"use client";

import { useQuery } from "@tanstack/react-query";
import { X } from "lucide-react";
import { ChartState } from "#components/charts/chart-state.tsx";
import { useSeriesPage } from "#components/series/series-page.tsx";
import { Button } from "#components/ui/button.tsx";
import { Card } from "#components/ui/card.tsx";
import { DateRangePicker } from "#components/ui/date-range-picker.tsx";
import {
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeaderCell,
  TableRow,
} from "#components/ui/table.tsx";
import { toRangeLabel } from "#lib/format/day-label.ts";
import { formatCount } from "#lib/format/number.ts";
import { formatQuantity } from "#lib/format/unit.ts";
import { seriesQueryOptions } from "#lib/metrics/query-options.ts";
import type { MetricKey } from "#lib/oura/registry.ts";
import { useCompare } from "./compare-scope.tsx";
import { type Comparison, type PeriodMedian, toDifferenceText, toMedians } from "./comparison.ts";

const metrics = [
  "total_sleep",
  "deep_sleep",
  "rem_sleep",
  "light_sleep",
  "awake_time",
  "sleep_efficiency",
  "bedtime_start_offset",
  "bedtime_end_offset",
  "average_hrv",
  "lowest_heart_rate",
] as const satisfies MetricKey[];

/** Medians of the days compared and of those before them; nothing while nothing is compared. */
export function CompareCard({ className }: { className?: string }) {
  const { comparison } = useCompare();
  return (
    comparison && (
      <Compared {...(className === undefined ? {} : { className })} comparison={comparison} />
    )
  );
}

const HEIGHT = 320;

function Compared({ comparison, className }: { comparison: Comparison; className?: string }) {
  const { compare, isAsked } = useCompare();
  const page = useSeriesPage();
  const { days, before, length } = comparison;
  const query = useQuery(seriesQueryOptions({ metrics, from: before.from, to: days.to }));
  const rows = metrics.map((metric) => {
    const values = query.data?.data[metric]?.values ?? [];
    return { ...page.infoOf(metric), metric, ...toMedians({ values, length }) };
  });
  const retry = () => void query.refetch();
  const status =
    query.isError && !query.data
      ? ({ kind: "error", onRetry: retry } as const)
      : query.data
        ? ({ kind: "ready" } as const)
        : ({ kind: "loading" } as const);
  return (
    <Card
      actions={
        <>
          <DateRangePicker from={days.from} max={page.today} onSelect={compare} to={days.to} />
          <Button
            aria-label="Stop comparing"
            onClick={() => compare(null)}
            size="icon"
            variant="ghost"
          >
            <X aria-hidden />
          </Button>
        </>
      }
      className={className}
      flush
      hint={`Medians beside those of the ${formatCount({ count: length, one: "day" })} before, ${toRangeLabel(before)}`}
      // Marked in a chart further down, it would appear out of sight.
      ref={isAsked ? (element) => element?.scrollIntoView({ block: "nearest" }) : undefined}
      title={`Comparing ${toRangeLabel(days)}`}
    >
      <ChartState height={HEIGHT} status={status}>
        <Table label="Medians of both periods">
          <TableHead>
            <TableRow>
              <TableHeaderCell>Median</TableHeaderCell>
              <TableHeaderCell numeric>These days</TableHeaderCell>
              <TableHeaderCell numeric>Before</TableHeaderCell>
              <TableHeaderCell numeric>Difference</TableHeaderCell>
            </TableRow>
          </TableHead>
          <TableBody>
            {rows.map(({ metric, label, unit, difference, ...periods }) => (
              <TableRow key={metric}>
                <TableCell className="px-1.5 py-1.5 sm:px-3">{label}</TableCell>
                <Period period={periods.days} unit={unit} />
                <Period period={periods.before} unit={unit} />
                <TableCell className="px-1.5 py-1.5 font-medium text-ink sm:px-3" numeric>
                  {difference === null ? (
                    <span className="font-normal text-ink-muted">too few nights</span>
                  ) : (
                    toDifferenceText({ difference, unit })
                  )}
                </TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      </ChartState>
    </Card>
  );
}

function Period({ period: { median, n }, unit }: { period: PeriodMedian; unit: string }) {
  const { system, hourCycle } = useSeriesPage();
  return (
    <TableCell className="whitespace-nowrap px-1.5 py-1.5 sm:px-3" numeric>
      {median === null ? "–" : formatQuantity({ value: median, unit, system, hourCycle })}
      <span className="block text-xs text-ink-muted sm:ml-2 sm:inline-block sm:min-w-8">n {n}</span>
    </TableCell>
  );
}
