"use client";

import { Switch as Radix } from "radix-ui";
import type { ComponentProps, ReactNode } from "react";
import { useId } from "react";
import { cn } from "./cn.ts";

interface SwitchProps extends ComponentProps<typeof Radix.Root> {
  label: ReactNode;
  hint?: ReactNode;
}

/** A setting that takes effect at once, label at its left. */
export function Switch({ label, hint, id, className, ...rest }: SwitchProps) {
  const generated = useId();
  const switchId = id ?? generated;
  return (
    <div className={cn("flex items-start justify-between gap-6", className)}>
      <div className="min-w-0">
        <label className="cursor-pointer text-sm font-medium text-ink" htmlFor={switchId}>
          {label}
        </label>
        {hint && (
          <p className="mt-0.5 text-sm text-ink-muted" id={`${switchId}-hint`}>
            {hint}
          </p>
        )}
      </div>
      <Radix.Root
        aria-describedby={hint ? `${switchId}-hint` : undefined}
        className="inline-flex h-5 w-9 shrink-0 items-center rounded-full bg-line-control p-0.5 transition-colors disabled:opacity-50 data-[state=checked]:bg-accent"
        id={switchId}
        {...rest}
      >
        <Radix.Thumb className="size-4 rounded-full bg-surface transition-transform data-[state=checked]:translate-x-4" />
      </Radix.Root>
    </div>
  );
}
