import type { ReactNode } from "react";

export interface TipRow {
  label: string;
  /** Value with its unit, already written out. */
  value: string;
  /** CSS colour of the mark, omitted for rows that no mark stands for. */
  colour?: string | undefined;
}

export interface Tip {
  /** The day or the time. */
  title: string;
  rows: readonly TipRow[];
  /** One quiet line: the deviation from one's own range, or why there is nothing. */
  note?: string | null | undefined;
}

/** A tip as one sentence, for screen readers. */
export function toTipText({ title, rows, note }: Tip): string {
  const facts = rows.map(({ label, value }) => `${label} ${value}`);
  return [title, ...facts, ...(note ? [note] : [])].join(", ");
}

/** The card that follows the crosshair. */
export function ChartTip({ title, rows, note }: Tip): ReactNode {
  return (
    <div className="w-max max-w-[min(15rem,100%)] rounded-md bg-overlay px-3 py-2 text-xs shadow-overlay">
      <p className="font-medium text-ink">{title}</p>
      {rows.length > 0 && (
        <dl className="mt-1 grid grid-cols-[auto_1fr_auto] items-center gap-x-2 gap-y-0.5">
          {rows.map(({ label, value, colour }) => (
            <div className="col-span-3 grid grid-cols-subgrid items-center" key={label}>
              <span
                aria-hidden
                className="h-2 w-2 rounded-xs"
                style={{ background: colour ?? "transparent" }}
              />
              <dt className="text-ink-muted first-letter:uppercase">{label}</dt>
              <dd className="pl-3 text-right font-medium text-ink">{value}</dd>
            </div>
          ))}
        </dl>
      )}
      {note && <p className="mt-1 text-pretty text-ink-muted">{note}</p>}
    </div>
  );
}
