"use client";

import { ChevronLeft, ChevronRight } from "lucide-react";
import { usePathname, useRouter, useSearchParams } from "next/navigation";
import { useTransition } from "react";
import { Button } from "#components/ui/button.tsx";
import { cn } from "#components/ui/cn.ts";
import { DateRangePicker } from "#components/ui/date-range-picker.tsx";
import { SegmentedControl } from "#components/ui/segmented-control.tsx";
import type { Day } from "#lib/time/day.ts";
import { type Range, type RangeKey, toNextRange, toPreviousRange } from "#lib/time/range.ts";
import { type AskedRange, toRangeQuery } from "./range-url.ts";

const segments = [
  { value: "7d", label: "7 D", name: "7 days" },
  { value: "30d", label: "30 D", name: "30 days" },
  { value: "90d", label: "90 D", name: "90 days" },
  { value: "1y", label: "1 Y", name: "1 year" },
  { value: "all", label: "All", name: "All data" },
] as const satisfies { value: RangeKey; label: string; name: string }[];

interface RangeControlProps {
  range: Range;
  /** Last day that can be shown. */
  today: Day;
  /** First day with data, null while there is none. */
  firstDay: Day | null;
}

/** A page's one range: its length, its dates, and steps of one period. All of it is in the URL. */
export function RangeControl({ range, today, firstDay }: RangeControlProps) {
  const router = useRouter();
  const pathname = usePathname();
  const current = useSearchParams();
  const [isPending, startTransition] = useTransition();

  function go(asked: AskedRange): void {
    const query = toRangeQuery({ current, range: asked, today });
    startTransition(() => router.push(`${pathname}?${query}`, { scroll: false }));
  }

  const reachesBack = firstDay === null || range.firstDay > firstDay;
  const previous = reachesBack ? toPreviousRange(range) : null;
  const next = toNextRange({ range, today });

  return (
    <div
      aria-busy={isPending}
      aria-label="Range shown"
      className={cn("flex flex-wrap items-center gap-2", isPending && "opacity-70")}
      role="group"
    >
      <div data-print="hide">
        <SegmentedControl
          label="Length of the range"
          onValueChange={(key) => go({ key })}
          segments={segments}
          value={range.key === "custom" ? null : range.key}
        />
      </div>
      <div className="flex items-center gap-1">
        <Button
          aria-label="Previous period"
          data-print="hide"
          disabled={!previous}
          onClick={() => previous && go(previous)}
          size="icon"
          variant="ghost"
        >
          <ChevronLeft aria-hidden />
        </Button>
        <DateRangePicker
          from={range.firstDay}
          max={today}
          min={firstDay ?? undefined}
          onSelect={({ from, to }) => go({ key: "custom", firstDay: from, lastDay: to })}
          to={range.lastDay}
        />
        <Button
          aria-label="Next period"
          data-print="hide"
          disabled={!next}
          onClick={() => next && go(next)}
          size="icon"
          variant="ghost"
        >
          <ChevronRight aria-hidden />
        </Button>
      </div>
    </div>
  );
}
