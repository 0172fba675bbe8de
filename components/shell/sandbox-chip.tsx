import { FlaskConical } from "lucide-react";
import { cn } from "../ui/cn.ts";

/** Says that the rings of this instance are simulated. */
export function SandboxChip({ className }: { className?: string }) {
  return (
    <span
      className={cn(
        "inline-flex h-6 shrink-0 items-center gap-1.5 self-center rounded-full border border-line-strong px-2 text-xs font-medium text-ink-muted sm:px-2.5 md:ml-3 md:self-start",
        className,
      )}
      title="This instance reads simulated rings from its own sandbox, not Oura’s cloud."
    >
      <FlaskConical aria-hidden className="size-3.5" />
      <span className="sr-only sm:not-sr-only">Sandbox</span>
    </span>
  );
}
