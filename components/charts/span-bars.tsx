import { type LaneItem, toLabelStarts } from "./span-lane.ts";

interface SpanBarsProps {
  bars: readonly { span: LaneItem; colour: string }[];
  top: number;
  width: number;
}

const LABEL = { dominantBaseline: "central", fill: "var(--ink-muted)", fontSize: 12 } as const;

/** A lane of sleeps and workouts above a time chart, each with its name where there is room for it. */
export function SpanBars({ bars, top, width }: SpanBarsProps) {
  const labels = toLabelStarts({ items: bars.map(({ span }) => span), width });
  return bars.map(({ span: { start, end, label }, colour }, index) => {
    const labelX = labels[index] ?? null;
    return (
      <g key={`${label} ${start}`}>
        <rect
          fill={colour}
          fillOpacity={0.16}
          height={16}
          rx={3}
          width={Math.max(3, (end - start) * width)}
          x={start * width}
          y={top}
        />
        <rect fill={colour} height={16} rx={1} width={2.5} x={start * width} y={top} />
        {labelX !== null && (
          <text {...LABEL} x={labelX} y={top + 8}>
            {label}
          </text>
        )}
      </g>
    );
  });
}

interface TagPinsProps {
  tags: readonly LaneItem[];
  top: number;
  /** Where the stems of the pins end. */
  bottom: number;
  width: number;
}

const PIN = 9;

/** A lane of what somebody noted: a pin for an instant, a bar for a stretch of time. */
export function TagPins({ tags, top, bottom, width }: TagPinsProps) {
  const labels = toLabelStarts({ items: tags, width, mark: PIN });
  return tags.map(({ start, end, label }, index) => {
    const x = start * width;
    const labelX = labels[index] ?? null;
    return (
      <g key={`${label} ${start}`}>
        <line
          stroke="var(--ink-faint)"
          strokeDasharray="2 3"
          strokeOpacity={0.8}
          x1={x}
          x2={x}
          y1={top + 12}
          y2={bottom}
        />
        {end > start && (
          <line stroke="var(--ink-faint)" x1={x} x2={end * width} y1={top + 8} y2={top + 8} />
        )}
        <circle
          cx={x}
          cy={top + 8}
          fill="var(--surface)"
          r={PIN / 2 - 0.5}
          stroke="var(--ink-muted)"
          strokeWidth={1.75}
        />
        {labelX !== null && (
          <text {...LABEL} x={labelX} y={top + 8}>
            {label}
          </text>
        )}
      </g>
    );
  });
}
