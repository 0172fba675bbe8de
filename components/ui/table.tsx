import type { ComponentProps } from "react";
import { cn } from "./cn.ts";

/** A table that scrolls sideways by itself. `label` names it. */
export function Table({ label, className, ...rest }: ComponentProps<"table"> & { label: string }) {
  return (
    // The region scrolls, so the keyboard has to be able to reach it.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section aria-label={label} className="focus-edge w-full overflow-x-auto" tabIndex={0}>
      <table
        aria-label={label}
        className={cn("w-full border-collapse text-left text-sm", className)}
        {...rest}
      />
    </section>
  );
}

/** The row of column names. */
export function TableHead({ className, ...rest }: ComponentProps<"thead">) {
  return <thead className={cn("border-b border-line text-ink-muted", className)} {...rest} />;
}

export function TableBody({ className, ...rest }: ComponentProps<"tbody">) {
  return <tbody className={cn("divide-y divide-line", className)} {...rest} />;
}

export function TableRow({ className, ...rest }: ComponentProps<"tr">) {
  return <tr className={cn("transition-colors hover:bg-sunken/60", className)} {...rest} />;
}

interface CellProps {
  /** Numbers align right on tabular figures. */
  numeric?: boolean;
}

export function TableHeaderCell({
  numeric = false,
  className,
  ...rest
}: ComponentProps<"th"> & CellProps) {
  return (
    <th
      className={cn(
        "h-10 whitespace-nowrap px-3 text-xs font-medium first:pl-5 last:pr-5",
        numeric && "text-right",
        className,
      )}
      scope="col"
      {...rest}
    />
  );
}

export function TableCell({
  numeric = false,
  className,
  ...rest
}: ComponentProps<"td"> & CellProps) {
  return (
    <td
      className={cn("px-3 py-2.5 first:pl-5 last:pr-5", numeric && "text-right", className)}
      {...rest}
    />
  );
}
