"use client";

import { Tabs as Radix } from "radix-ui";
import type { ReactNode } from "react";
import { cn } from "./cn.ts";

export interface Tab {
  value: string;
  label: ReactNode;
  content: ReactNode;
}

interface TabsProps {
  tabs: readonly Tab[];
  defaultValue?: string;
  /** Names the list of tabs. */
  label: string;
  className?: string;
}

/** Underlined tabs over panels. For a choice without panels use SegmentedControl. */
export function Tabs({ tabs, defaultValue, label, className }: TabsProps) {
  const first = defaultValue ?? tabs[0]?.value;
  return (
    <Radix.Root className={className} {...(first === undefined ? {} : { defaultValue: first })}>
      <Radix.List aria-label={label} className="flex gap-5 overflow-x-auto border-b border-line">
        {tabs.map((tab) => (
          <Radix.Trigger
            className={cn(
              "-mb-px h-10 shrink-0 border-b-2 border-transparent text-sm font-medium text-ink-muted transition-colors hover:text-ink",
              "data-[state=active]:border-ink data-[state=active]:text-ink",
            )}
            key={tab.value}
            value={tab.value}
          >
            {tab.label}
          </Radix.Trigger>
        ))}
      </Radix.List>
      {tabs.map((tab) => (
        <Radix.Content className="pt-5" key={tab.value} value={tab.value}>
          {tab.content}
        </Radix.Content>
      ))}
    </Radix.Root>
  );
}
