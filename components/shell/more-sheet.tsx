"use client";

import { Dialog as Radix } from "radix-ui";
import type { ReactNode } from "react";
import { SheetLink } from "./destination-link.tsx";
import type { Destination } from "./navigation.ts";

interface MoreSheetProps {
  destinations: readonly Destination[];
  pathname: string;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** The button that opens it. */
  trigger: ReactNode;
  /** Further rows for some people. */
  children?: ReactNode;
}

/** A sheet from the bottom edge with the pages that have no place of their own in the bar. */
export function MoreSheet(props: MoreSheetProps) {
  const { destinations, pathname, open, onOpenChange, trigger, children } = props;
  return (
    <Radix.Root onOpenChange={onOpenChange} open={open}>
      <Radix.Trigger asChild>{trigger}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-40 bg-scrim md:hidden" />
        <Radix.Content
          aria-describedby={undefined}
          className="appear fixed inset-x-0 bottom-0 z-50 rounded-t-lg bg-overlay px-3 pt-2 pb-[calc(1rem+env(safe-area-inset-bottom))] shadow-overlay md:hidden"
        >
          <div aria-hidden className="mx-auto mb-3 h-1 w-9 rounded-full bg-line-strong" />
          <Radix.Title className="px-3 pb-2 text-xs font-medium text-ink-muted">
            More pages
          </Radix.Title>
          <ul>
            {destinations.map((destination) => (
              <SheetLink
                destination={destination}
                key={destination.href}
                onClick={() => onOpenChange(false)}
                pathname={pathname}
              />
            ))}
            {children}
          </ul>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
