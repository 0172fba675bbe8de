import { cn } from "#components/ui/cn.ts";
import { type LegendEntry, LegendMark } from "./legend.tsx";
import { STAGE_LABELS, type Stage, toStageColour } from "./palette.ts";
import type { StageMode } from "./stage-nights.ts";

/** As the bars are stacked. */
const ORDER = ["deep", "rem", "light", "awake"] as const satisfies Stage[];

interface StageLegendProps {
  mode: StageMode;
  /** Shows one stage alone, or all of them again. */
  onChange: (stage: Stage | null) => void;
  /** What else is drawn. */
  more: readonly LegendEntry[];
}

/** The stages' colours, each a button that shows it alone. */
export function StageLegend({ mode, onChange, more }: StageLegendProps) {
  return (
    <div className="mb-2 flex flex-wrap items-center gap-x-4 gap-y-1 text-xs text-ink-muted">
      <ul aria-label="Show one stage alone" className="-ml-2 flex flex-wrap items-center">
        {ORDER.map((stage) => {
          const isAlone = mode === stage;
          return (
            <li key={stage}>
              <button
                aria-pressed={isAlone}
                className={cn(
                  "flex h-7 items-center gap-1.5 rounded-sm px-2 transition-colors hover:bg-sunken hover:text-ink",
                  isAlone && "bg-sunken font-medium text-ink",
                )}
                onClick={() => onChange(isAlone ? null : stage)}
                type="button"
              >
                <LegendMark
                  colour={toStageColour(stage)}
                  mark={stage === "awake" ? "hatched" : "fill"}
                />
                {STAGE_LABELS[stage]}
              </button>
            </li>
          );
        })}
      </ul>
      {more.length > 0 && (
        <ul className="flex flex-wrap gap-x-4 gap-y-1">
          {more.map(({ label, colour, mark = "fill" }) => (
            <li className="flex items-center gap-1.5" key={label}>
              <LegendMark colour={colour} mark={mark} />
              {label}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
