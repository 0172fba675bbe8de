"use client";

import { memo, useId, useMemo } from "react";
import { toDayLabel } from "#lib/format/day-label.ts";
import { formatNumber } from "#lib/format/number.ts";
import type { Day } from "#lib/time/day.ts";
import { DayLabels } from "./axes.tsx";
import type { Tip } from "./chart-tip.tsx";
import { toDayPlaces, toSingleDays } from "./day-places.ts";
import { toDayTicks } from "./day-ticks.ts";
import { Hatch } from "./hatch.tsx";
import { type Hue, toColour, toTint } from "./palette.ts";
import { type Inset, type PlotSize, PlotSurface } from "./plot-surface.tsx";

export interface ContributorRow {
  key: string;
  label: string;
  /** By day, 0 to 100; null is missing. */
  values: readonly (number | null)[];
}

interface ContributorsMapProps {
  name: string;
  days: readonly Day[];
  rows: readonly ContributorRow[];
  hue: Hue;
}

const INSET: Inset = { top: 4, right: 12, bottom: 26, left: 132 };

/** Below 70, 70 to 84, 85 and above: Oura's cuts, by lightness so that they survive in grey. */
const LEVELS = [
  { label: "below 70", isIn: (value: number) => value < 70, share: 1 },
  { label: "70–84", isIn: (value: number) => value >= 70 && value < 85, share: 0.5 },
  { label: "85 and above", isIn: (value: number) => value >= 85, share: 0.16 },
] as const;

/** Contributors by day: the darker, the more attention it asks for. One column a day, one row each. */
export function ContributorsMap({ name, days, rows, hue }: ContributorsMapProps) {
  const places = useMemo(
    () =>
      toDayPlaces({
        days,
        buckets: toSingleDays(days),
        toTip: ({ firstIndex }) => toTip({ days, rows, index: firstIndex }),
      }),
    [days, rows],
  );
  return (
    <div>
      <PlotSurface inset={INSET} name={name} places={places}>
        {(size) => <Cells days={days} hue={hue} rows={rows} size={size} />}
      </PlotSurface>
      <ul className="mt-1 flex flex-wrap gap-x-4 gap-y-1 text-xs text-ink-muted">
        {LEVELS.map(({ label, share }) => (
          <li className="flex items-center gap-1.5" key={label}>
            <span
              aria-hidden
              className="size-2.5 rounded-xs"
              style={{ background: toTint({ hue, share }) }}
            />
            {label}
          </li>
        ))}
      </ul>
    </div>
  );
}

function toTip({
  days,
  rows,
  index,
}: Pick<ContributorsMapProps, "days" | "rows"> & { index: number }): Tip {
  const day = days[index];
  const known = rows.flatMap(({ label, values }) => {
    const value = values[index] ?? null;
    return value === null ? [] : [{ label, value: formatNumber({ value }) }];
  });
  return {
    title: day === undefined ? "" : toDayLabel(day),
    rows: known,
    note: known.length === 0 ? "No data for this day" : null,
  };
}

const Cells = memo(function Cells({
  days,
  rows,
  hue,
  size,
}: Omit<ContributorsMapProps, "name"> & { size: PlotSize }) {
  const hatchId = useId();
  const column = size.plotWidth / Math.max(1, days.length);
  const row = size.plotHeight / Math.max(1, rows.length);
  const gapX = column > 6 ? 1.5 : column > 3 ? 0.5 : 0;
  // One path a level: nine rows of a year would be thousands of elements otherwise.
  const toPath = (isIn: (value: number | null) => boolean) =>
    rows
      .flatMap(({ values }, rowIndex) =>
        days.flatMap((_, index) =>
          isIn(values[index] ?? null)
            ? [
                `M${(INSET.left + index * column).toFixed(2)} ${(INSET.top + rowIndex * row + 1).toFixed(2)}h${Math.max(0.6, column - gapX).toFixed(2)}v${(row - 2).toFixed(2)}h${(-Math.max(0.6, column - gapX)).toFixed(2)}z`,
              ]
            : [],
        ),
      )
      .join("");
  return (
    <svg height={size.height} width={size.width}>
      <defs>
        <Hatch id={hatchId} />
      </defs>
      {rows.map(({ key, label }, index) => (
        <text
          dominantBaseline="middle"
          fill="var(--ink-muted)"
          fontSize={12}
          key={key}
          x={0}
          y={INSET.top + (index + 0.5) * row}
        >
          {label}
        </text>
      ))}
      <path d={toPath((value) => value === null)} fill={`url(#${hatchId})`} opacity={0.6} />
      {LEVELS.map(({ label, isIn, share }) => (
        <path
          d={toPath((value) => value !== null && isIn(value))}
          fill={share === 1 ? toColour(hue) : toTint({ hue, share })}
          key={label}
        />
      ))}
      <DayLabels
        count={days.length}
        inset={INSET}
        size={size}
        ticks={toDayTicks({ days, width: size.plotWidth })}
      />
    </svg>
  );
});
