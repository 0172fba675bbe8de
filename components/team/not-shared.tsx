import { EyeOff } from "lucide-react";
import type { ReactNode } from "react";
import { cn } from "../ui/cn.ts";

/** A number that the member keeps to themself: an empty dashed place, unlike the hatching of missing data. */
export function NotShared({ className, children }: { className?: string; children: ReactNode }) {
  return (
    <p
      className={cn(
        "flex flex-col items-center justify-center gap-1.5 rounded-md border border-dashed border-line-strong px-2 text-center text-xs text-ink-muted",
        className,
      )}
    >
      <EyeOff aria-hidden className="size-4 text-ink-faint" />
      {children}
    </p>
  );
}
