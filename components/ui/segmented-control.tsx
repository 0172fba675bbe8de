"use client";

import { ToggleGroup } from "radix-ui";
import type { ReactNode } from "react";
import { cn } from "./cn.ts";

interface Segment<Value extends string> {
  value: Value;
  label: ReactNode;
  /** Read instead of the label when that is short or an icon. */
  name?: string;
}

interface SegmentedControlProps<Value extends string> {
  /** Names the group of choices. */
  label: string;
  segments: readonly Segment<Value>[];
  /** null: none of them (a custom range, say). */
  value: Value | null;
  onValueChange: (value: Value) => void;
  className?: string;
}

/** One of a few choices, all in sight; arrow keys move between them. */
export function SegmentedControl<Value extends string>(props: SegmentedControlProps<Value>) {
  const { label, segments, value, onValueChange, className } = props;
  return (
    <ToggleGroup.Root
      aria-label={label}
      className={cn("inline-flex h-9 items-center rounded-md bg-sunken p-0.5", className)}
      onValueChange={(next) => {
        const segment = segments.find((candidate) => candidate.value === next);
        if (segment) onValueChange(segment.value);
      }}
      type="single"
      value={value ?? ""}
    >
      {segments.map((segment) => (
        <ToggleGroup.Item
          aria-label={segment.name}
          className={cn(
            "inline-flex h-8 flex-1 items-center justify-center gap-1.5 whitespace-nowrap rounded-[7px] px-3 text-sm font-medium text-ink-muted transition-colors hover:text-ink",
            "data-[state=on]:bg-raised data-[state=on]:text-ink data-[state=on]:shadow-control [&_svg]:size-4",
          )}
          key={segment.value}
          value={segment.value}
        >
          {segment.label}
        </ToggleGroup.Item>
      ))}
    </ToggleGroup.Root>
  );
}
