"use client";

import { CalendarDays, ChevronLeft, ChevronRight } from "lucide-react";
import { useState } from "react";
import { type DateRange, DayPicker } from "react-day-picker";
import { toRangeLabel } from "#lib/format/day-label.ts";
import { Button } from "./button.tsx";
import { Popover } from "./popover.tsx";

// The calendar speaks local Dates; days stay strings on both sides of this file.
function toLocalDate(day: string): Date {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  return new Date(year, month - 1, date);
}

function toDayString(date: Date): string {
  const pad = (part: number) => String(part).padStart(2, "0");
  return `${date.getFullYear()}-${pad(date.getMonth() + 1)}-${pad(date.getDate())}`;
}

const CLASSES = {
  root: "relative",
  months: "flex flex-col gap-6 sm:flex-row",
  month: "space-y-3",
  month_caption: "flex h-8 items-center justify-center text-sm font-medium",
  nav: "absolute inset-x-0 top-0 flex justify-between",
  button_previous:
    "grid size-8 place-items-center rounded-md text-ink-muted hover:bg-sunken aria-disabled:opacity-30",
  button_next:
    "grid size-8 place-items-center rounded-md text-ink-muted hover:bg-sunken aria-disabled:opacity-30",
  month_grid: "border-collapse",
  weekday: "size-9 text-xs font-normal text-ink-faint",
  day: "size-9 p-0 text-center text-sm",
  day_button: "size-9 rounded-md hover:bg-sunken",
  today: "font-semibold text-accent",
  selected: "bg-accent-soft",
  range_start: "rounded-l-md [&>button]:bg-primary [&>button]:text-primary-ink",
  range_end: "rounded-r-md [&>button]:bg-primary [&>button]:text-primary-ink",
  outside: "text-ink-faint",
  disabled: "text-ink-faint/60 [&>button]:cursor-not-allowed",
} as const;

function Chevron({ orientation }: { orientation?: "left" | "right" | "up" | "down" }) {
  const Icon = orientation === "left" ? ChevronLeft : ChevronRight;
  return <Icon aria-hidden className="size-4" />;
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
      <DayPicker
        classNames={CLASSES}
        components={{ Chevron }}
        defaultMonth={toLocalDate(from)}
        disabled={disabled}
        mode="range"
        onSelect={setDraft}
        resetOnSelect
        selected={shown}
        weekStartsOn={1}
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
