"use client";

import { X } from "lucide-react";
import { Dialog as Radix } from "radix-ui";
import type { ReactNode } from "react";
import { Button } from "./button.tsx";

interface DrawerProps {
  title: ReactNode;
  /** Read out with the title and shown below it. */
  description: ReactNode;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  children: ReactNode;
}

/** Details beside the page: from the right edge, on a phone from the bottom. Focus is trapped and returns. */
export function Drawer({ title, description, open, onOpenChange, children }: DrawerProps) {
  return (
    <Radix.Root onOpenChange={onOpenChange} open={open}>
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-40 bg-scrim" />
        <Radix.Content className="appear fixed inset-x-0 bottom-0 z-50 flex max-h-[88dvh] flex-col rounded-t-lg bg-page shadow-overlay sm:inset-y-0 sm:right-0 sm:left-auto sm:max-h-none sm:w-[min(34rem,calc(100vw-4rem))] sm:rounded-none sm:border-l">
          <header className="flex items-start justify-between gap-4 border-b bg-surface px-5 pt-5 pb-4 max-sm:rounded-t-lg">
            <div className="min-w-0">
              <Radix.Title className="text-base font-semibold text-ink">{title}</Radix.Title>
              <Radix.Description className="mt-1 text-sm text-pretty text-ink-muted">
                {description}
              </Radix.Description>
            </div>
            <Radix.Close asChild>
              <Button aria-label="Close" className="-mt-1 -mr-2" size="icon" variant="ghost">
                <X aria-hidden />
              </Button>
            </Radix.Close>
          </header>
          <div className="min-h-0 flex-1 overflow-y-auto px-5 pt-4 pb-[calc(1.5rem+env(safe-area-inset-bottom))]">
            {children}
          </div>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
