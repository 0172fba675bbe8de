import type { TimeSpan } from "./time-spans.ts";

interface SpanBarsProps {
  bars: readonly { span: TimeSpan; colour: string }[];
  top: number;
  width: number;
}

/** A lane of sleeps and workouts above a time chart; each bar bears its label where that fits. */
export function SpanBars({ bars, top, width }: SpanBarsProps) {
  return (
    <g>
      {bars.map(({ span: { start, end, label }, colour }) => {
        const room = (end - start) * width;
        // Twelve-pixel letters of this face are about 6.5 wide.
        const fits = label.length * 6.5 + 10 <= room;
        return (
          <g key={`${label} ${start}`}>
            <rect
              fill={colour}
              fillOpacity={0.16}
              height={16}
              rx={3}
              width={Math.max(3, room)}
              x={start * width}
              y={top}
            />
            <rect fill={colour} height={16} rx={1} width={2.5} x={start * width} y={top} />
            {fits && (
              <text
                dominantBaseline="central"
                fill="var(--ink-muted)"
                fontSize={12}
                x={start * width + 7}
                y={top + 8}
              >
                {label}
              </text>
            )}
          </g>
        );
      })}
    </g>
  );
}
