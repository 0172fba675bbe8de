import type { ReactNode } from "react";
import { cn } from "./cn.ts";

interface ProgressBarProps {
  /** Names what is under way. */
  label: ReactNode;
  /** 0 to 1; null while the extent is still unknown. */
  value: number | null;
  /** What has been done, "12,480 documents" say. */
  detail?: ReactNode;
  /** "about 40 s left" */
  timeLeft?: ReactNode;
  className?: string;
}

/** A bar with a number and the time left, never a bar alone. */
export function ProgressBar({ label, value, detail, timeLeft, className }: ProgressBarProps) {
  const percent = value === null ? null : Math.round(Math.min(1, Math.max(0, value)) * 100);
  return (
    <div className={cn("flex flex-col gap-2", className)}>
      <div className="flex items-baseline justify-between gap-4 text-sm">
        <span className="min-w-0 truncate font-medium text-ink">{label}</span>
        <span className="shrink-0 text-ink-muted">
          {percent === null ? "starting" : `${percent} %`}
        </span>
      </div>
      <progress
        aria-label={typeof label === "string" ? label : undefined}
        className="sr-only"
        max={100}
        value={percent ?? undefined}
      />
      <div aria-hidden className="h-1.5 overflow-hidden rounded-full bg-sunken">
        <div
          className={cn(
            "h-full rounded-full bg-accent transition-[width] duration-200",
            percent === null && "skeleton w-1/3",
          )}
          style={percent === null ? undefined : { width: `${percent}%` }}
        />
      </div>
      {(detail || timeLeft) && (
        <div className="flex justify-between gap-4 text-xs text-ink-muted">
          <span>{detail}</span>
          <span>{timeLeft}</span>
        </div>
      )}
    </div>
  );
}
