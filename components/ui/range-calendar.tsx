"use client";

import { ChevronLeft, ChevronRight } from "lucide-react";
import { type DateRange, DayPicker, type Matcher } from "react-day-picker";

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

interface RangeCalendarProps {
  /** Local midnights of both ends. */
  selected: DateRange;
  defaultMonth: Date;
  disabled: Matcher[];
  onSelect: (range: DateRange | undefined) => void;
}

/** A month in which two days are picked, one after the other. */
export function RangeCalendar({ selected, defaultMonth, disabled, onSelect }: RangeCalendarProps) {
  return (
    <DayPicker
      classNames={CLASSES}
      components={{ Chevron }}
      defaultMonth={defaultMonth}
      disabled={disabled}
      mode="range"
      onSelect={onSelect}
      resetOnSelect
      selected={selected}
      weekStartsOn={1}
    />
  );
}
