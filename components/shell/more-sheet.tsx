"use client";

import { Dialog as Radix } from "radix-ui";
import type { ReactNode } from "react";
import { SheetLink } from "./destination-link.tsx";
import type { DestinationGroup } from "./navigation.ts";

interface MoreSheetProps {
  groups: readonly DestinationGroup[];
  pathname: string;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** The button that opens it. */
  trigger: ReactNode;
  /** Further rows of the last group. */
  children?: ReactNode;
}

/** A sheet from the bottom edge with the pages that have no place of their own in the bar. */
export function MoreSheet(props: MoreSheetProps) {
  const { groups, pathname, open, onOpenChange, trigger, children } = props;
  return (
    <Radix.Root onOpenChange={onOpenChange} open={open}>
      <Radix.Trigger asChild>{trigger}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-40 bg-scrim md:hidden" />
        <Radix.Content
          aria-describedby={undefined}
          className="appear fixed inset-x-0 bottom-0 z-50 max-h-[85dvh] overflow-y-auto rounded-t-lg bg-overlay px-3 pt-2 pb-[calc(1rem+env(safe-area-inset-bottom))] shadow-overlay md:hidden"
        >
          <div aria-hidden className="mx-auto mb-3 h-1 w-9 rounded-full bg-line-strong" />
          <Radix.Title className="sr-only">More pages</Radix.Title>
          <ul className="flex flex-col gap-3">
            {groups.map(({ label, destinations }, index) => (
              <li key={label}>
                <p className="px-3 pb-1 text-xs font-medium text-ink-faint">{label}</p>
                <ul aria-label={label} className="grid grid-cols-2 gap-x-2">
                  {destinations.map((destination) => (
                    <SheetLink
                      destination={destination}
                      key={destination.href}
                      onClick={() => onOpenChange(false)}
                      pathname={pathname}
                    />
                  ))}
                  {index === groups.length - 1 && children}
                </ul>
              </li>
            ))}
          </ul>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
