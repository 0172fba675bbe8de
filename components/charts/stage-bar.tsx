import type { BarShapeProps } from "recharts";
import type { StageRow } from "./stage-nights.ts";

/**
 * A bar of a week or a month, no wider than its share of the whole one where the range cuts it: it
 * would stand in its neighbour's place, or out of the plot.
 * @param wholeDays days of a bucket that nothing cuts.
 */
export function drawStageBar({ shape, wholeDays }: { shape: BarShapeProps; wholeDays: number }) {
  const { x, y, width, height, fill, stroke, strokeWidth } = shape;
  const { bucket }: StageRow = shape.payload;
  const days = bucket.lastIndex - bucket.firstIndex + 1;
  const drawn = width * Math.min(1, days / wholeDays);
  return (
    <rect
      fill={fill}
      height={height}
      stroke={stroke}
      strokeWidth={strokeWidth}
      width={drawn}
      x={x + (width - drawn) / 2}
      y={y}
    />
  );
}
