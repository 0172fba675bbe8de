import { cn } from "./cn.ts";

/** The ring: an open circle whose bright arc is the part of a day that was measured. */
function LogoMark({ className }: { className?: string }) {
  return (
    <svg aria-hidden className={cn("size-6 shrink-0", className)} fill="none" viewBox="0 0 24 24">
      <circle
        cx="12"
        cy="12"
        r="8.5"
        stroke="currentColor"
        strokeOpacity="0.24"
        strokeWidth="3.5"
      />
      <path
        d="M12 3.5a8.5 8.5 0 1 1-7.36 4.25"
        stroke="currentColor"
        strokeLinecap="round"
        strokeWidth="3.5"
      />
    </svg>
  );
}

/** Mark and name. */
export function Logo({ className }: { className?: string }) {
  return (
    <span className={cn("inline-flex items-center gap-2.5 text-ink", className)}>
      <LogoMark />
      <span className="text-base font-semibold tracking-[-0.02em]">Ringboard</span>
    </span>
  );
}
