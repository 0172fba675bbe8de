"use client";

import { CalendarDays } from "lucide-react";
import dynamic from "next/dynamic";
import { useState } from "react";
import type { DateRange } from "react-day-picker";
import { toRangeLabel } from "#lib/format/day-label.ts";
import { Button } from "./button.tsx";
import { Popover } from "./popover.tsx";
import { Skeleton } from "./skeleton.tsx";

// Loaded when it is opened: most visits never do.
const RangeCalendar = dynamic(
  () => import("./range-calendar.tsx").then((module) => module.RangeCalendar),
  { loading: () => <Skeleton className="h-76 w-63" />, ssr: false },
);

// The calendar speaks local Dates; days stay strings on both sides of this file.
function toLocalDate(day: string): Date {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  return new Date(year, month - 1, date);
}

function toDayString(date: Date): string {
  const pad = (part: number) => String(part).padStart(2, "0");
  return `${date.getFullYear()}-${pad(date.getMonth() + 1)}-${pad(date.getDate())}`;
}

interface DateRangePickerProps {
  /** Both ends inclusive, `YYYY-MM-DD`. */
  from: string;
  to: string;
  onSelect: (range: { from: string; to: string }) => void;
  /** Days before it cannot be picked. */
  min?: string | undefined;
  /** Days after it cannot be picked, today say. */
  max?: string | undefined;
}

/** A button with the range's dates that opens a calendar; applied when both ends are picked. */
export function DateRangePicker({ from, to, onSelect, min, max }: DateRangePickerProps) {
  const [open, setOpen] = useState(false);
  const [draft, setDraft] = useState<DateRange | undefined>();
  const shown = draft ?? { from: toLocalDate(from), to: toLocalDate(to) };
  const disabled = [
    ...(min === undefined ? [] : [{ before: toLocalDate(min) }]),
    ...(max === undefined ? [] : [{ after: toLocalDate(max) }]),
  ];

  const toggle = (next: boolean) => {
    setOpen(next);
    setDraft(undefined);
  };

  return (
    <Popover
      align="end"
      label="Choose a range of days"
      onOpenChange={toggle}
      open={open}
      trigger={
        <Button variant="secondary">
          <CalendarDays aria-hidden />
          {toRangeLabel({ from, to })}
        </Button>
      }
    >
      <RangeCalendar
        defaultMonth={toLocalDate(to)}
        disabled={disabled}
        onSelect={setDraft}
        selected={shown}
      />
      <div className="mt-3 flex items-center justify-between gap-4 border-t border-line pt-3">
        <p aria-live="polite" className="text-xs text-ink-muted">
          {draft?.from && !draft.to ? "Now pick the last day" : "Pick the first and the last day"}
        </p>
        <Button
          disabled={!(draft?.from && draft.to)}
          onClick={() => {
            if (!draft?.from || !draft.to) return;
            onSelect({ from: toDayString(draft.from), to: toDayString(draft.to) });
            toggle(false);
          }}
          size="sm"
        >
          Apply
        </Button>
      </div>
    </Popover>
  );
}
