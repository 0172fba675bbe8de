import { Check, CircleSlash, Clock, LoaderCircle, TriangleAlert } from "lucide-react";
import type { ComponentType, SVGProps } from "react";
import { cn } from "#components/ui/cn.ts";
import type { TypeProgress, TypeState } from "#lib/sync/schema.ts";
import { stateWords, toAmount, toCoverage, toShare } from "./sync-words.ts";

const marks = {
  pending: { icon: Clock, look: "text-ink-faint" },
  running: { icon: LoaderCircle, look: "text-accent motion-safe:animate-spin" },
  complete: { icon: Check, look: "text-good" },
  not_granted: { icon: CircleSlash, look: "text-ink-faint" },
  failed: { icon: TriangleAlert, look: "text-bad" },
} as const satisfies Record<
  TypeState,
  { icon: ComponentType<SVGProps<SVGSVGElement>>; look: string }
>;

/** One row for each type: what has arrived, how far back, and what went wrong. */
export function TypeProgressList({ types }: { types: readonly TypeProgress[] }) {
  return (
    <ul className="grid sm:grid-cols-2 lg:grid-cols-3">
      {types.map((type) => (
        <TypeRow key={type.type} type={type} />
      ))}
    </ul>
  );
}

function TypeRow({ type }: { type: TypeProgress }) {
  const { icon: Icon, look } = marks[type.state];
  const coverage = toCoverage(type);
  return (
    <li className="-mt-px -ml-px border-t border-l border-line px-5 py-4">
      <div className="flex items-center gap-2.5">
        <Icon aria-hidden className={cn("size-4 shrink-0", look)} />
        <span
          className={cn(
            "min-w-0 truncate font-medium",
            type.state === "not_granted" ? "text-ink-muted" : "text-ink",
          )}
        >
          {type.label}
        </span>
        <span className="sr-only">{stateWords[type.state].words}</span>
      </div>
      <div className="mt-2 h-1 overflow-hidden rounded-full bg-sunken">
        {type.state !== "not_granted" && (
          <div
            className={cn(
              "h-full rounded-full transition-[width] duration-200",
              type.state === "complete" ? "bg-good" : "bg-accent",
            )}
            style={{ width: `${Math.round(toShare(type) * 100)}%` }}
          />
        )}
      </div>
      <div className="mt-2 flex justify-between gap-3 text-xs text-ink-muted">
        <span className="min-w-0 truncate">{toAmount(type)}</span>
        {coverage !== null && <span className="shrink-0">{coverage}</span>}
      </div>
      {type.lastError !== null && type.state !== "not_granted" && (
        <p className="mt-1.5 text-xs text-bad">{type.lastError}</p>
      )}
    </li>
  );
}
