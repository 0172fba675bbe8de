interface PointLabelProps {
  x: number;
  y: number;
  text: string;
  colour: string;
  /** Writes to the left of the point, where the right has no room. */
  isLeft: boolean;
  /** Pixels that the text stands below the point, or above it when negative. */
  dy?: number;
}

/** One point of a line singled out: a ring and what it is, readable over other marks. */
export function PointLabel({ x, y, text, colour, isLeft, dy = 0 }: PointLabelProps) {
  return (
    <g>
      <circle cx={x} cy={y} fill="var(--surface)" r={3.5} stroke={colour} strokeWidth={1.75} />
      <text
        dominantBaseline="middle"
        fill="var(--ink)"
        fontSize={12}
        fontWeight={500}
        paintOrder="stroke"
        stroke="var(--surface)"
        strokeWidth={3}
        textAnchor={isLeft ? "end" : "start"}
        x={isLeft ? x - 8 : x + 8}
        y={y + dy}
      >
        {text}
      </text>
    </g>
  );
}
