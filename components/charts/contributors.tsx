import { ChevronRight } from "lucide-react";
import { cn } from "#components/ui/cn.ts";
import { formatNumber } from "#lib/format/number.ts";
import { type Hue, toColour } from "./palette.ts";

export interface Contributor {
  key: string;
  label: string;
  /** 0 to 100; null when Oura needs more nights. */
  value: number | null;
  /** The person's own median of 30 days. */
  usual: number | null;
  /** The day before. */
  before: number | null;
}

interface ContributorsProps {
  contributors: readonly Contributor[];
  hue: Hue;
  /** Leaves out the change since the day before, for narrow places. */
  density?: "full" | "compact";
  /** Opens what stands behind a contributor; without it there is nothing to press. */
  onOpen?: ((key: string) => void) | undefined;
}

/** Oura's own cuts between "pay attention", "good" and "optimal". */
const CUTS = [70, 85];

/** What a score is made of: a bar each, ticks at 70 and 85, a diamond at the own usual. */
export function Contributors(props: ContributorsProps) {
  const { contributors, hue, density = "full", onOpen } = props;
  return (
    <ul
      className={cn(
        "flex flex-col",
        onOpen ? "-mx-2 gap-0.5" : density === "full" ? "gap-3" : "gap-2",
      )}
    >
      {contributors.map((contributor) => {
        const bar = <ContributorBar {...contributor} density={density} hue={hue} />;
        return (
          <li key={contributor.key}>
            {onOpen ? (
              <button
                aria-haspopup="dialog"
                className="group flex w-full items-center gap-2 rounded-md py-1.5 pr-1 pl-2 text-left transition-colors hover:bg-sunken/60"
                onClick={() => onOpen(contributor.key)}
                type="button"
              >
                <span className="min-w-0 flex-1">{bar}</span>
                <ChevronRight
                  aria-hidden
                  className="size-4 shrink-0 text-ink-faint transition-colors group-hover:text-ink"
                />
              </button>
            ) : (
              bar
            )}
          </li>
        );
      })}
    </ul>
  );
}

// Spans all through, since a button holds no blocks.
function ContributorBar(props: Contributor & Required<Pick<ContributorsProps, "hue" | "density">>) {
  const { label, value, usual, hue, density } = props;
  return (
    <span className="block">
      <span className="flex items-baseline justify-between gap-3 text-sm">
        <span className="truncate text-ink-muted">{label}</span>
        <span className="flex items-baseline gap-2">
          {density === "full" && <Change {...props} />}
          <span
            className={cn(
              "w-8 text-right font-medium",
              value === null ? "text-ink-faint" : "text-ink",
            )}
          >
            {value === null ? "–" : formatNumber({ value })}
          </span>
        </span>
      </span>
      <span
        aria-hidden
        className={cn(
          "relative mt-1 block h-1.5 rounded-full",
          value === null ? "border border-dashed border-line-control" : "bg-sunken",
        )}
      >
        {value !== null && (
          <span
            className="block h-full rounded-full"
            style={{ width: `${Math.max(2, value)}%`, background: toColour(hue) }}
          />
        )}
        {value !== null &&
          CUTS.map((cut) => (
            <span
              className={cn(
                "absolute -inset-y-px w-0.5",
                value > cut ? "bg-surface" : "bg-line-strong",
              )}
              key={cut}
              style={{ left: `${cut}%` }}
            />
          ))}
        {usual !== null && (
          <span
            className="absolute top-1/2 size-2 -translate-x-1/2 -translate-y-1/2 rotate-45 border border-surface bg-ink"
            style={{ left: `${usual}%` }}
          />
        )}
      </span>
      {value === null && density === "full" && (
        <span className="mt-1 block text-xs text-ink-faint">
          Oura needs more nights for this one
        </span>
      )}
      {usual !== null && (
        <span className="sr-only">, your usual is {formatNumber({ value: usual })}</span>
      )}
    </span>
  );
}

function Change({ value, before }: Contributor) {
  if (value === null || before === null) return null;
  const change = Math.round(value - before);
  const text = change === 0 ? "same" : `${change > 0 ? "+" : "−"}${Math.abs(change)}`;
  return (
    <span className="text-xs text-ink-faint">
      {text} <span className="sr-only">since the day before</span>
    </span>
  );
}
