/** Anything with an instant in milliseconds. */
interface Timed {
  at: number;
}

/**
 * Splits points in time order into the stretches that may be joined by a line: it breaks wherever
 * two neighbours lie more than `maxGapMs` apart.
 */
export function toSegments<Point extends Timed>({
  points,
  maxGapMs,
}: {
  points: readonly Point[];
  maxGapMs: number;
}): Point[][] {
  const segments: Point[][] = [];
  for (const point of points) {
    const current = segments.at(-1);
    const last = current?.at(-1);
    if (current && last && point.at - last.at <= maxGapMs) current.push(point);
    else segments.push([point]);
  }
  return segments;
}

/** SVG path data of polylines; a stretch of one point is a dot, since caps are round. */
export function toLinePath<Point>({
  segments,
  toX,
  toY,
}: {
  segments: readonly (readonly Point[])[];
  toX: (point: Point) => number;
  toY: (point: Point) => number;
}): string {
  const write = (point: Point) => `${toX(point).toFixed(1)} ${toY(point).toFixed(1)}`;
  return segments
    .map((segment) => {
      const [first] = segment;
      if (first === undefined) return "";
      return segment.length === 1 ? `M${write(first)}h0` : `M${segment.map(write).join("L")}`;
    })
    .join("");
}

/** SVG path data of separate dots, drawn by round caps: thousands of marks, one element. */
export function toDotPath<Point>({
  points,
  toX,
  toY,
}: {
  points: readonly Point[];
  toX: (point: Point) => number;
  toY: (point: Point) => number;
}): string {
  return toLinePath({ segments: points.map((point) => [point]), toX, toY });
}

/** SVG path data through points in order that lifts the pen at every null; one between two is a dot. */
export function toBrokenLine(points: readonly ({ x: number; y: number } | null)[]): string {
  const segments: { x: number; y: number }[][] = [];
  let isOpen = false;
  for (const point of points) {
    if (point !== null) {
      if (isOpen) segments.at(-1)?.push(point);
      else segments.push([point]);
    }
    isOpen = point !== null;
  }
  return toLinePath({ segments, toX: ({ x }) => x, toY: ({ y }) => y });
}
