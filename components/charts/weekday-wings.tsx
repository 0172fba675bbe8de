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
    <ul className="flex flex-1 flex-col justify-between text-xs">
      {NAMES.map((name, weekday) => {
        const mean = means[weekday] ?? null;
        return (
          <li className="grid grid-cols-[1fr_2.5rem_1fr] items-center" key={name}>
            <Bar isLeft seconds={mean?.down ?? null} share={mean && mean.down / most} wing={down} />
            <span className="text-center font-medium text-ink-muted">{name}</span>
            <Bar seconds={mean?.up ?? null} share={mean && mean.up / most} wing={up} />
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
    <span className={isLeft ? "flex flex-col items-end gap-1" : "flex flex-col items-start gap-1"}>
      {share === null ? (
        <span aria-hidden className="hatched h-3 w-10 rounded-xs border border-line-strong" />
      ) : (
        <span
          aria-hidden
          className="h-3 min-w-0.5 rounded-xs"
          style={{ width: `${share * 100}%`, background: toColour(hue) }}
        />
      )}
      <span className="whitespace-nowrap text-ink">
        <span className="sr-only">{label} </span>
        {seconds === null ? "no data" : formatDuration({ seconds })}
      </span>
    </span>
  );
}
