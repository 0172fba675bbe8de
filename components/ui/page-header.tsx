import type { ReactNode } from "react";

interface PageHeaderProps {
  title: ReactNode;
  /** One line below the title: the day, the last sync. */
  hint?: ReactNode;
  /** The page's one range control. */
  range?: ReactNode;
  actions?: ReactNode;
}

/** A page's one title, its one range control, and its actions. */
export function PageHeader({ title, hint, range, actions }: PageHeaderProps) {
  return (
    <header className="flex flex-col gap-4 pb-6 sm:flex-row sm:flex-wrap sm:items-end sm:justify-between">
      <div className="min-w-0">
        <h1 className="text-xl font-semibold text-ink">{title}</h1>
        {hint && <div className="mt-1 text-sm text-ink-muted">{hint}</div>}
      </div>
      {(range || actions) && (
        <div className="flex flex-wrap items-center gap-2">
          {range}
          {actions && (
            <div className="contents" data-print="hide">
              {actions}
            </div>
          )}
        </div>
      )}
    </header>
  );
}
