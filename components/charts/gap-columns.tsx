import { useId } from "react";
import type { Gap } from "./day-buckets.ts";
import { Hatch } from "./hatch.tsx";

interface GapColumnsProps {
  gaps: readonly Gap[];
  /** Of a place on the axis of days, in pixels. */
  toX: (x: number) => number;
  top: number;
  height: number;
}

/** Days without data: hatched from edge to edge, unlike both zero and not yet. */
export function GapColumns({ gaps, toX, top, height }: GapColumnsProps) {
  const id = useId();
  if (gaps.length === 0) return null;
  return (
    <g>
      <defs>
        <Hatch id={id} />
      </defs>
      {gaps.map(({ fromX, toX: end }) => (
        <rect
          fill={`url(#${id})`}
          height={height}
          key={fromX}
          opacity={0.6}
          width={toX(end) - toX(fromX)}
          x={toX(fromX)}
          y={top}
        />
      ))}
    </g>
  );
}
