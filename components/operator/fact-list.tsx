import type { ReactNode } from "react";
import { cn } from "#components/ui/cn.ts";

interface FactListProps {
  facts: readonly { name: string; value: ReactNode; hint?: string }[];
  className?: string;
}

/** Names at the left, what they are at the right. */
export function FactList({ facts, className }: FactListProps) {
  return (
    <dl className={cn("flex flex-col gap-2 text-sm", className)}>
      {facts.map(({ name, value, hint }) => (
        <div className="flex items-baseline justify-between gap-4" key={name}>
          <dt className="min-w-0 text-ink-muted">
            {name}
            {hint !== undefined && <span className="block text-xs">{hint}</span>}
          </dt>
          <dd className="shrink-0 text-right text-ink max-sm:max-w-1/2 max-sm:shrink">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
