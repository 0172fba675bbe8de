import { useId } from "react";
import { HatchedFill } from "./hatch.tsx";

export interface LegendEntry {
  label: string;
  colour: string;
  mark?: "fill" | "hatched" | "line" | "band" | "outline" | "pin";
}

/** What the marks mean, where there is no room to label them directly. */
export function Legend({ entries }: { entries: readonly LegendEntry[] }) {
  return (
    <ul className="flex flex-wrap gap-x-4 gap-y-1 text-xs text-ink-muted">
      {entries.map(({ label, colour, mark = "fill" }) => (
        <li className="flex items-center gap-1.5" key={label}>
          <LegendMark colour={colour} mark={mark} />
          {label}
        </li>
      ))}
    </ul>
  );
}

/** The small square, line or outline that stands for a mark. */
export function LegendMark({ colour, mark }: Required<Omit<LegendEntry, "label">>) {
  const id = useId();
  return (
    <svg aria-hidden className="size-2.5 shrink-0" viewBox="0 0 10 10">
      {mark === "hatched" && (
        <defs>
          <HatchedFill colour={colour} id={id} />
        </defs>
      )}
      {mark === "fill" && <rect fill={colour} height={10} rx={2} width={10} />}
      {mark === "hatched" && <rect fill={`url(#${id})`} height={10} rx={2} width={10} />}
      {mark === "band" && <rect fill={colour} height={10} opacity={0.2} rx={2} width={10} />}
      {mark === "outline" && (
        <rect fill="none" height={9} rx={2} stroke={colour} width={9} x={0.5} y={0.5} />
      )}
      {mark === "pin" && <circle cx={5} cy={5} fill={colour} r={3} />}
      {mark === "line" && <line stroke={colour} strokeWidth={2} x2={10} y1={5} y2={5} />}
    </svg>
  );
}
