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
}

/** Oura's own cuts between "pay attention", "good" and "optimal". */
const CUTS = [70, 85];

/** What a score is made of: a bar each, ticks at 70 and 85, a diamond at the own usual. */
export function Contributors({ contributors, hue, density = "full" }: ContributorsProps) {
  return (
    <ul className={cn("flex flex-col", density === "full" ? "gap-3" : "gap-2")}>
      {contributors.map((contributor) => (
        <li key={contributor.key}>
          <ContributorBar {...contributor} density={density} hue={hue} />
        </li>
      ))}
    </ul>
  );
}

function ContributorBar(props: Contributor & Required<Pick<ContributorsProps, "hue" | "density">>) {
  const { label, value, usual, hue, density } = props;
  return (
    <div>
      <div className="flex items-baseline justify-between gap-3 text-sm">
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
      </div>
      <div
        aria-hidden
        className={cn(
          "relative mt-1 h-1.5 rounded-full",
          value === null ? "border border-dashed border-line-strong" : "bg-sunken",
        )}
      >
        {value !== null && (
          <div
            className="h-full rounded-full"
            style={{ width: `${Math.max(2, value)}%`, background: toColour(hue) }}
          />
        )}
        {CUTS.map((cut) => (
          <span
            className="absolute inset-y-0 w-px bg-surface"
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
      </div>
      {value === null && density === "full" && (
        <p className="mt-1 text-xs text-ink-faint">Oura needs more nights for this one</p>
      )}
      {usual !== null && (
        <span className="sr-only">, your usual is {formatNumber({ value: usual })}</span>
      )}
    </div>
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
