import { formatDuration } from "#lib/format/duration.ts";
import { formatShare } from "#lib/format/number.ts";
import { Hatch, HatchedFill } from "./hatch.tsx";
import type { Night, Run } from "./hypnogram-layout.ts";
import { STAGE_LABELS, STAGES, toStageColour } from "./palette.ts";

interface LanesProps {
  night: Night;
  edges: { onset: number; wake: number } | null;
  toX: (at: number) => number;
  top: number;
  height: number;
  /** Where the plot begins and ends. */
  left: number;
  right: number;
  id: string;
  /** What the lanes are labelled with: as much as there is room for. */
  detail: "names" | "durations" | "shares";
}

const ORDER = STAGES.toReversed();

/** Awake, REM, light and deep as lanes: runs as bars, joined by hairlines, with their totals. */
export function HypnogramLanes(props: LanesProps) {
  const { night, edges, toX, top, height, left, right, id, detail } = props;
  const lane = height / ORDER.length;
  const bar = Math.min(22, lane * 0.58);
  const toY = (kind: Run["kind"]) =>
    kind === "unknown" ? top : top + ORDER.indexOf(kind) * lane + (lane - bar) / 2;
  const inBed = night.end - night.start;
  return (
    <g>
      <defs>
        <Hatch id={`${id}-unknown`} />
        <HatchedFill colour={toStageColour("awake")} id={`${id}-awake`} />
      </defs>
      {ORDER.map((stage, index) => {
        const y = top + (index + 0.5) * lane;
        const share = night.totals[stage] / inBed;
        const duration = formatDuration({ seconds: night.totals[stage] / 1000 });
        return (
          <g key={stage}>
            <line stroke="var(--line)" x1={left} x2={right} y1={y} y2={y} />
            {detail === "names" ? (
              <text dominantBaseline="central" fill="var(--ink-muted)" fontSize={12} x={0} y={y}>
                {STAGE_LABELS[stage]}
              </text>
            ) : (
              <>
                <text fill="var(--ink)" fontSize={12} fontWeight={500} x={0} y={y - 2}>
                  {STAGE_LABELS[stage]}
                </text>
                <text fill="var(--ink-faint)" fontSize={12} x={0} y={y + 13}>
                  {duration}
                  {detail === "shares" && ` · ${formatShare(share)}`}
                </text>
              </>
            )}
          </g>
        );
      })}
      {edges && (
        <AwakeEdges edges={edges} height={height} left={left} right={right} toX={toX} top={top} />
      )}
      <path
        d={toConnectors({ runs: night.runs, toX, toY, bar })}
        fill="none"
        stroke="var(--metric-neutral)"
        strokeOpacity={0.7}
      />
      {night.runs.map(({ kind, from, to }) => {
        const isUnknown = kind === "unknown";
        const fill = isUnknown || kind === "awake" ? `url(#${id}-${kind})` : toStageColour(kind);
        return (
          <rect
            fill={fill}
            height={isUnknown ? height : bar}
            key={from}
            rx={2}
            stroke={isUnknown ? "var(--line-strong)" : "none"}
            width={Math.max(1, toX(to) - toX(from))}
            x={toX(from)}
            y={toY(kind)}
          />
        );
      })}
    </g>
  );
}

interface ConnectorsInput {
  runs: readonly Run[];
  toX: (at: number) => number;
  toY: (kind: Run["kind"]) => number;
  bar: number;
}

// Hairlines from one run's lane to the next one's; none into or out of the unknown.
function toConnectors({ runs, toX, toY, bar }: ConnectorsInput): string {
  return runs
    .slice(1)
    .map((run, index) => {
      const before = runs[index];
      if (!before || before.kind === "unknown" || run.kind === "unknown") return "";
      const [high, low] = [toY(before.kind), toY(run.kind)].toSorted((one, other) => one - other);
      return `M${toX(run.from).toFixed(1)} ${(high ?? 0) + bar}V${low}`;
    })
    .join("");
}

// Lying awake before sleep and after it is part of the night, but set apart by a shade.
function AwakeEdges({
  edges,
  toX,
  top,
  height,
  left,
  right,
}: Pick<LanesProps, "toX" | "top" | "height" | "left" | "right"> & {
  edges: { onset: number; wake: number };
}) {
  const [onset, wake] = [toX(edges.onset), toX(edges.wake)];
  const shade = { fill: "var(--metric-neutral)", opacity: 0.09, y: top, height } as const;
  return (
    <g>
      <rect {...shade} width={Math.max(0, onset - left)} x={left} />
      <rect {...shade} width={Math.max(0, right - wake)} x={wake} />
      {[onset, wake].map((x) => (
        <line
          key={x}
          stroke="var(--metric-neutral)"
          strokeDasharray="2 3"
          x1={x}
          x2={x}
          y1={top}
          y2={top + height}
        />
      ))}
    </g>
  );
}
