import { formatDuration } from "#lib/format/duration.ts";
import type { WeekdayMean, Wing } from "./butterfly-layout.ts";
import { toColour } from "./palette.ts";

const NAMES = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"] as const;

interface WeekdayWingsProps {
  /** Monday first; null for a weekday without data. */
  means: readonly (WeekdayMean | null)[];
  up: Pick<Wing, "label" | "hue">;
  down: Pick<Wing, "label" | "hue">;
}

/** The two means of each weekday back to back, every value written out. */
export function WeekdayWings({ means, up, down }: WeekdayWingsProps) {
  const most = Math.max(1, ...means.flatMap((mean) => (mean ? [mean.up, mean.down] : [])));
  return (
    <ul className="grid h-full content-between text-xs">
      {NAMES.map((name, weekday) => {
        const mean = means[weekday] ?? null;
        return (
          <li className="grid grid-cols-[1fr_2.5rem_1fr] items-center gap-x-1 py-1" key={name}>
            <Bar isLeft share={mean && mean.down / most} wing={down} seconds={mean?.down ?? null} />
            <span className="text-center font-medium text-ink-muted">{name}</span>
            <Bar share={mean && mean.up / most} wing={up} seconds={mean?.up ?? null} />
          </li>
        );
      })}
    </ul>
  );
}

function Bar({
  wing: { label, hue },
  share,
  seconds,
  isLeft = false,
}: {
  wing: WeekdayWingsProps["up"];
  share: number | null;
  seconds: number | null;
  isLeft?: boolean;
}) {
  return (
    <span
      className={isLeft ? "flex flex-row-reverse items-center gap-2" : "flex items-center gap-2"}
    >
      {share === null ? (
        <span aria-hidden className="hatched h-4 w-8 rounded-xs border border-line-strong" />
      ) : (
        <span
          aria-hidden
          className="h-4 min-w-0.5 rounded-xs"
          // Room for the text beside the longest bar.
          style={{ width: `calc((100% - 5rem) * ${share})`, background: toColour(hue) }}
        />
      )}
      <span className="whitespace-nowrap text-ink">
        <span className="sr-only">{label} </span>
        {seconds === null ? "no data" : formatDuration({ seconds })}
      </span>
    </span>
  );
}
