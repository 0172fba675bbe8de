"use client";

import { Popover as Radix } from "radix-ui";
import type { ReactNode } from "react";
import { cn } from "./cn.ts";

interface PopoverProps {
  trigger: ReactNode;
  children: ReactNode;
  open?: boolean | undefined;
  onOpenChange?: ((open: boolean) => void) | undefined;
  align?: "start" | "center" | "end";
  className?: string;
  /** Names the panel for screen readers. */
  label?: string;
}

/** A small panel anchored to its trigger. */
export function Popover(props: PopoverProps) {
  const { trigger, children, open, onOpenChange, align = "start", className, label } = props;
  return (
    <Radix.Root
      {...(open === undefined ? {} : { open })}
      {...(onOpenChange === undefined ? {} : { onOpenChange })}
    >
      <Radix.Trigger asChild>{trigger}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          align={align}
          aria-label={label}
          className={cn(
            "appear z-50 max-h-(--radix-popover-content-available-height) max-w-[calc(100vw-2rem)] overflow-auto rounded-lg bg-overlay p-4 text-sm text-ink shadow-overlay",
            className,
          )}
          collisionPadding={16}
          sideOffset={6}
        >
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
