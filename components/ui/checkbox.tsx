import type { ComponentProps, ReactNode } from "react";
import { useId } from "react";
import { cn } from "./cn.ts";

const TICK =
  "url(\"data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16' fill='none' stroke='black' stroke-width='2.2' stroke-linecap='round' stroke-linejoin='round'%3E%3Cpath d='M3.5 8.5l3 3 6-7'/%3E%3C/svg%3E\")";

interface CheckboxProps extends Omit<ComponentProps<"input">, "type"> {
  label: ReactNode;
  /** What ticking it means, below the label. */
  hint?: ReactNode;
}

/** A native checkbox with its label: works in plain forms, before and without scripts. */
export function Checkbox({ label, hint, id, className, ...rest }: CheckboxProps) {
  const generated = useId();
  const inputId = id ?? generated;
  return (
    <div className={cn("flex items-start gap-3", className)}>
      <span className="relative mt-px grid size-[18px] shrink-0 place-items-center">
        <input
          aria-describedby={hint ? `${inputId}-hint` : undefined}
          className="peer absolute inset-0 cursor-pointer appearance-none rounded-sm border border-line-control bg-surface transition-colors checked:border-primary checked:bg-primary disabled:cursor-not-allowed disabled:opacity-50"
          id={inputId}
          type="checkbox"
          {...rest}
        />
        <span
          aria-hidden
          className="pointer-events-none relative size-3.5 bg-primary-ink opacity-0 peer-checked:opacity-100"
          style={{ maskImage: TICK, WebkitMaskImage: TICK }}
        />
      </span>
      <div className="min-w-0">
        <label className="cursor-pointer text-sm font-medium text-ink" htmlFor={inputId}>
          {label}
        </label>
        {hint && (
          <p className="mt-0.5 text-sm text-ink-muted" id={`${inputId}-hint`}>
            {hint}
          </p>
        )}
      </div>
    </div>
  );
}
