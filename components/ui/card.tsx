import type { ComponentProps, ReactNode } from "react";
import { useId } from "react";
import { cn } from "./cn.ts";

interface CardProps extends Omit<ComponentProps<"section">, "title"> {
  title?: ReactNode;
  /** One quiet line below the title. */
  hint?: ReactNode;
  /** Buttons or a status at the title's right. */
  actions?: ReactNode;
  /** Leaves the body without padding, for tables and lists that reach the edge. */
  flush?: boolean;
}

/** A region with a hairline border; named by its title when it has one. */
export function Card({ title, hint, actions, flush, className, children, ...rest }: CardProps) {
  const id = useId();
  const hasHead = title !== undefined || actions !== undefined;
  return (
    <section
      aria-labelledby={title === undefined ? undefined : id}
      className={cn("min-w-0 rounded-lg border border-line bg-surface", className)}
      {...rest}
    >
      {hasHead && (
        <header className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2 px-5 pt-4 pb-3">
          <div className="min-w-0">
            {title !== undefined && (
              <h2 className="text-sm font-medium text-ink" id={id}>
                {title}
              </h2>
            )}
            {hint !== undefined && <p className="mt-0.5 text-sm text-ink-muted">{hint}</p>}
          </div>
          {actions !== undefined && <div className="flex items-center gap-2">{actions}</div>}
        </header>
      )}
      <div className={cn(!flush && "px-5 pb-5", !flush && !hasHead && "pt-5")}>{children}</div>
    </section>
  );
}
