import { Label } from "radix-ui";
import type { ComponentProps, ReactNode } from "react";
import { useId } from "react";
import { cn } from "./cn.ts";

/** Shared by every control that one types or picks into. */
export const CONTROL_CLASS = cn(
  "focus-edge w-full min-w-0 rounded-md border border-line-strong bg-surface px-3 text-sm text-ink shadow-control transition-colors",
  "placeholder:text-ink-faint hover:border-line-control disabled:cursor-not-allowed disabled:bg-sunken disabled:text-ink-faint",
  "aria-invalid:border-bad",
);

/** A bare text input; prefer {@link Field}, which labels it. */
export function Input({ className, ...rest }: ComponentProps<"input">) {
  return <input className={cn(CONTROL_CLASS, "h-10", className)} {...rest} />;
}

interface FieldShellProps {
  id: string;
  label: ReactNode;
  hint?: ReactNode;
  error?: ReactNode;
  children: ReactNode;
  className?: string | undefined;
}

/** What describes a control: ids for `aria-describedby`, in the order they are read. */
export function describedBy({
  id,
  hint,
  error,
}: {
  id: string;
  hint?: ReactNode;
  error?: ReactNode;
}) {
  const ids = [error ? `${id}-error` : "", hint ? `${id}-hint` : ""].filter(Boolean);
  return ids.length > 0 ? ids.join(" ") : undefined;
}

/** Label above, hint and error below; for controls other than a text input (a Select, say). */
export function FieldShell({ id, label, hint, error, children, className }: FieldShellProps) {
  return (
    <div className={cn("flex flex-col gap-1.5", className)}>
      <Label.Root className="text-sm font-medium text-ink" htmlFor={id}>
        {label}
      </Label.Root>
      {children}
      {error && (
        <p className="text-sm text-bad" id={`${id}-error`} role="alert">
          {error}
        </p>
      )}
      {hint && (
        <p className="text-sm text-ink-muted" id={`${id}-hint`}>
          {hint}
        </p>
      )}
    </div>
  );
}

interface FieldProps extends ComponentProps<"input"> {
  label: ReactNode;
  hint?: ReactNode;
  /** What is wrong and how to mend it; marks the input invalid. */
  error?: ReactNode;
}

/** A labelled text input with hint and error, tied together for screen readers. */
export function Field({ label, hint, error, id, className, ...rest }: FieldProps) {
  const generated = useId();
  const inputId = id ?? generated;
  return (
    <FieldShell className={className} error={error} hint={hint} id={inputId} label={label}>
      <Input
        aria-describedby={describedBy({ id: inputId, hint, error })}
        aria-invalid={error ? true : undefined}
        id={inputId}
        {...rest}
      />
    </FieldShell>
  );
}
