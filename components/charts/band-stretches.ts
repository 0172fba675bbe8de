import type { Band } from "./daily-tips.ts";

/** One day of an own range. */
export interface BandPoint {
  x: number;
  low: number;
  high: number;
}

/** The own range of neighbouring days as stretches that a ribbon may join; days are counted from the first. */
export function toBandStretches(band: Band | undefined): BandPoint[][] {
  const stretches: BandPoint[][] = [];
  let isOpen = false;
  band?.low.forEach((low, x) => {
    const high = band.high[x] ?? null;
    const isKnown = low !== null && high !== null;
    if (isKnown) {
      const point = { x, low, high };
      if (isOpen) stretches.at(-1)?.push(point);
      else stretches.push([point]);
    }
    isOpen = isKnown;
  });
  return stretches;
}

/** SVG path data of a ribbon, from edge to edge of its days, so that a single one is seen too. */
export function toBandPath({
  stretches,
  toX,
  toY,
}: {
  stretches: readonly (readonly BandPoint[])[];
  toX: (x: number) => number;
  toY: (value: number) => number;
}): string {
  const write = (x: number, value: number) => `${toX(x).toFixed(1)} ${toY(value).toFixed(1)}`;
  return stretches
    .map((points) => {
      const [first, last] = [points[0], points.at(-1)];
      if (first === undefined || last === undefined) return "";
      const over = [{ ...first, x: first.x - 0.5 }, ...points, { ...last, x: last.x + 0.5 }];
      const tops = over.map(({ x, high }) => write(x, high)).join("L");
      const bottoms = over.toReversed().map(({ x, low }) => write(x, low));
      return `M${tops}L${bottoms.join("L")}Z`;
    })
    .join("");
}
