import { CircleAlert, CircleCheck, Info, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { cn } from "./cn.ts";

const KINDS = {
  info: { icon: Info, box: "bg-info-soft", mark: "text-info", role: "status" },
  good: { icon: CircleCheck, box: "bg-good-soft", mark: "text-good", role: "status" },
  warn: { icon: TriangleAlert, box: "bg-warn-soft", mark: "text-warn", role: "status" },
  error: { icon: CircleAlert, box: "bg-bad-soft", mark: "text-bad", role: "alert" },
} as const;

interface BannerProps {
  kind?: keyof typeof KINDS;
  title: ReactNode;
  children?: ReactNode;
  /** One button or link. */
  action?: ReactNode;
  className?: string;
}

/** Says what happened and what to do next, across the width of its place. */
export function Banner({ kind = "info", title, children, action, className }: BannerProps) {
  const { icon: Icon, box, mark, role } = KINDS[kind];
  return (
    <div
      className={cn(
        "flex flex-col gap-3 rounded-lg px-4 py-3 sm:flex-row sm:items-center sm:justify-between",
        box,
        className,
      )}
      role={role}
    >
      <div className="flex min-w-0 gap-3">
        <Icon aria-hidden className={cn("mt-0.5 size-4 shrink-0", mark)} />
        <div className="min-w-0 text-sm">
          <p className="font-medium text-ink">{title}</p>
          {children && <div className="mt-0.5 text-ink-muted">{children}</div>}
        </div>
      </div>
      {action && <div className="shrink-0 pl-7 sm:pl-0">{action}</div>}
    </div>
  );
}
