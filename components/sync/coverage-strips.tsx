"use client";

import { type KeyboardEvent, memo, useId, useState } from "react";
import { type GridPlace, toMovedPlace } from "#components/charts/grid-moves.ts";
import { toHue, toTint } from "#components/charts/palette.ts";
import { cn } from "#components/ui/cn.ts";
import type { CoveredMonth, TypeCoverage } from "#lib/sync/coverage/schema.ts";
import type { Day } from "#lib/time/day.ts";
import { toMonthWords, toRowShare } from "./coverage-words.ts";

interface CoverageStripsProps {
  coverage: readonly TypeCoverage[];
  onMonth: (pressed: { row: TypeCoverage; month: CoveredMonth }) => void;
  onRow: (row: TypeCoverage) => void;
}

const single = ({ column }: GridPlace) => ({ start: column, end: column + 1 });
/** Room for a label, the months, and a share; on a phone the months get a line of their own. */
const columns = "grid-cols-[1fr_auto] md:grid-cols-[10.5rem_minmax(0,1fr)_3.5rem]";

/** A strip of months for each type: one stop for the tab key, arrows between the squares. */
export function CoverageStrips({ coverage, onMonth, onRow }: CoverageStripsProps) {
  const id = useId();
  const months = coverage[0]?.months ?? [];
  const [at, setAt] = useState<GridPlace>({ row: 0, column: months.length - 1 });
  const [pointed, setPointed] = useState<GridPlace | null>(null);
  const moveTo = (place: GridPlace) => {
    setAt(place);
    document.getElementById(toCellId({ id, place }))?.focus();
  };
  const handleKey = (event: KeyboardEvent) => {
    const next = toMovedPlace({
      key: event.key,
      place: at,
      rows: coverage.length,
      columns: months.length,
      toRun: single,
    });
    if (next === null) return;
    event.preventDefault();
    moveTo(next);
  };
  const spoken = pointed ?? at;
  const row = coverage[spoken.row];
  const month = row?.months[spoken.column];
  return (
    <div>
      {/* Focus is on the cells; this hears their keys. */}
      {/* oxlint-disable-next-line jsx-a11y/interactive-supports-focus */}
      <div
        aria-colcount={months.length + 1}
        aria-label="Coverage by type and month"
        aria-rowcount={coverage.length}
        className="grid gap-y-1.5 max-md:gap-y-3"
        onKeyDown={handleKey}
        role="grid"
      >
        {coverage.map((type, index) => (
          <Strip
            active={at.row === index ? at.column : null}
            id={id}
            index={index}
            key={type.type}
            onFocus={setAt}
            onMonth={onMonth}
            onPoint={setPointed}
            onRow={onRow}
            row={type}
          />
        ))}
      </div>
      <YearAxis months={months.map(({ month: first }) => first)} />
      <p aria-hidden className="mt-1 min-h-5 text-xs text-ink-muted md:pl-[11.25rem]">
        {row && month ? toMonthWords({ row, month }) : ""}
      </p>
    </div>
  );
}

function toCellId({ id, place }: { id: string; place: GridPlace }): string {
  return `${id}-${place.row}-${place.column}`;
}

interface StripProps extends Pick<CoverageStripsProps, "onMonth" | "onRow"> {
  id: string;
  index: number;
  row: TypeCoverage;
  /** The column that the tab key reaches; null when it is in another row. */
  active: number | null;
  onFocus: (place: GridPlace) => void;
  onPoint: (place: GridPlace | null) => void;
}

// Fifty squares a row: only the rows between which the focus moves are drawn again.
const Strip = memo(function Strip(props: StripProps) {
  const { id, index, row, active, onFocus, onPoint, onMonth, onRow } = props;
  return (
    <div className={cn("grid items-center gap-x-3 gap-y-1", columns)} role="row">
      <div className="min-w-0" role="rowheader">
        <button
          className="max-w-full truncate text-left text-sm text-ink underline-offset-4 hover:underline"
          onClick={() => onRow(row)}
          type="button"
        >
          {row.label}
        </button>
      </div>
      <div
        className="grid gap-px max-md:order-last max-md:col-span-2 sm:gap-0.5"
        role="presentation"
        style={{ gridTemplateColumns: `repeat(${row.months.length}, minmax(0, 1fr))` }}
      >
        {row.months.map((month, column) => (
          <button
            aria-label={toMonthWords({ row, month })}
            className={cn(
              "h-4 min-w-0 rounded-[2px] outline-offset-1 hover:ring-1 hover:ring-ink",
              month.due === 0 && "bg-sunken/60",
              month.due > 0 && month.present === 0 && row.isDaily && "hatched",
            )}
            id={toCellId({ id, place: { row: index, column } })}
            key={month.month}
            onClick={() => onMonth({ row, month })}
            onFocus={() => onFocus({ row: index, column })}
            onPointerEnter={() => onPoint({ row: index, column })}
            onPointerLeave={() => onPoint(null)}
            // A cell of the grid that is pressed: no element is both.
            role="gridcell"
            style={toFill({ row, month })}
            tabIndex={active === column ? 0 : -1}
            type="button"
          />
        ))}
      </div>
      <span className="text-right text-xs text-ink-muted" role="gridcell">
        {toRowShare(row)}
      </span>
    </div>
  );
});

/** A full month in the type's own hue, an emptier one lighter; what comes as it happens has no full month. */
function toFill({ row, month }: { row: TypeCoverage; month: CoveredMonth }) {
  if (month.due === 0) return undefined;
  const hue = toHue({ type: row.type });
  if (!row.isDaily) {
    const share = month.present === 0 ? 0.06 : Math.min(1, 0.3 + month.present / 20);
    return { backgroundColor: toTint({ hue, share }) };
  }
  if (month.present === 0) return undefined;
  const share = month.present / month.due;
  return { backgroundColor: toTint({ hue, share: 0.12 + 0.88 * share ** 2 }) };
}

/** Years below the strips, each where it begins. */
function YearAxis({ months }: { months: readonly Day[] }) {
  return (
    <div aria-hidden className={cn("grid gap-x-3 pt-1", columns)}>
      <span className="max-md:hidden" />
      <div
        className="grid max-md:col-span-2"
        style={{ gridTemplateColumns: `repeat(${months.length}, minmax(0, 1fr))` }}
      >
        {months.map((month, index) =>
          index === 0 || month.endsWith("-01-01") ? (
            <span
              className="overflow-visible text-xs whitespace-nowrap text-ink-muted"
              key={month}
              style={{ gridColumn: index + 1 }}
            >
              {index === 0 && !month.endsWith("-01-01") && isCrowded({ months })
                ? ""
                : month.slice(0, 4)}
            </span>
          ) : null,
        )}
      </div>
    </div>
  );
}

/** Whether the second year begins too soon after the first label. */
function isCrowded({ months }: { months: readonly Day[] }): boolean {
  const second = months.findIndex((month, index) => index > 0 && month.endsWith("-01-01"));
  return second !== -1 && second < Math.max(2, months.length / 12);
}
