import type { ReactNode } from "react";
import { cn } from "./cn.ts";

interface EmptyStateProps {
  /** An element such as `<Moon />`, so that server components can pass it too. */
  icon?: ReactNode;
  title: ReactNode;
  /** Why there is nothing, and what will change that. */
  children?: ReactNode;
  /** The one next step. */
  action?: ReactNode;
  className?: string | undefined;
}

/** Nothing here yet: the reason, and one button that leads on. */
export function EmptyState({ icon, title, children, action, className }: EmptyStateProps) {
  return (
    <div
      className={cn(
        "flex flex-col items-center justify-center gap-1 px-6 py-10 text-center",
        className,
      )}
    >
      {icon && (
        <span
          aria-hidden
          className="mb-3 grid size-10 place-items-center rounded-full border border-line bg-page text-ink-muted [&_svg]:size-5"
        >
          {icon}
        </span>
      )}
      <p className="text-sm font-medium text-ink">{title}</p>
      {children && <div className="max-w-prose text-sm text-pretty text-ink-muted">{children}</div>}
      {action && <div className="mt-4">{action}</div>}
    </div>
  );
}
