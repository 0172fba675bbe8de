import { type Hue, toColour, toTint } from "./palette.ts";
import { toExtent, toScale } from "./scale.ts";

interface SparklineProps {
  /** By day; null is missing and breaks the line. */
  values: readonly (number | null)[];
  hue: Hue;
  /** What it shows, in a sentence: a sparkline has no axis to read. */
  label: string;
  /** The person's own range, drawn as a ribbon behind. */
  usual?: readonly [low: number, high: number] | null | undefined;
  /** Fixed ends; by the values unless given. */
  domain?: readonly [number, number] | undefined;
  height?: number;
  className?: string;
}

// Drawn in a box of its own and stretched to the width; strokes keep their width.
const BOX = 100;

/** Runs of days without a gap, as polyline points; a run of one is a dot. */
function toRuns(
  values: readonly (number | null)[],
  place: (index: number, value: number) => string,
) {
  const runs: string[][] = [];
  let open: string[] | null = null;
  for (const [index, value] of values.entries()) {
    if (value === null) {
      open = null;
      continue;
    }
    if (open === null) {
      open = [];
      runs.push(open);
    }
    open.push(place(index, value));
  }
  return runs;
}

/** Thirty days in a few pixels: a line that breaks where days are missing, the newest day marked. */
export function Sparkline(props: SparklineProps) {
  const { values, hue, label, usual, height = 40, className } = props;
  const extent = props.domain ?? toExtent([...values, ...(usual ?? [])]);
  const lastIndex = values.findLastIndex((value) => value !== null);
  const last = values[lastIndex];
  if (extent === null || last === null || last === undefined) {
    return (
      <div
        aria-label={label}
        className={className}
        role="img"
        style={{ height, borderBottom: "1px dashed var(--line-strong)" }}
      />
    );
  }
  const toY = toScale({ domain: extent, range: [height - 4, 4] });
  const toX = (index: number) => ((index + 0.5) / values.length) * BOX;
  const runs = toRuns(
    values,
    (index, value) => `${toX(index).toFixed(2)},${toY(value).toFixed(2)}`,
  );
  return (
    <div
      aria-label={label}
      className={className}
      role="img"
      style={{ height, position: "relative" }}
    >
      <svg
        aria-hidden
        height={height}
        preserveAspectRatio="none"
        viewBox={`0 0 ${BOX} ${height}`}
        width="100%"
      >
        {usual && (
          <rect
            fill={toTint({ hue, share: 0.12 })}
            height={Math.max(1, toY(usual[0]) - toY(usual[1]))}
            width={BOX}
            x={0}
            y={toY(usual[1])}
          />
        )}
        {runs.map((points) => (
          <polyline
            fill="none"
            key={points[0]}
            points={(points.length === 1 ? [...points, ...points] : points).join(" ")}
            stroke={toColour(hue)}
            strokeLinecap="round"
            strokeLinejoin="round"
            strokeWidth={1.5}
            vectorEffect="non-scaling-stroke"
          />
        ))}
      </svg>
      <span
        aria-hidden
        className="absolute size-1.5 -translate-x-1/2 -translate-y-1/2 rounded-full"
        style={{ left: `${toX(lastIndex)}%`, top: toY(last), background: toColour(hue) }}
      />
    </div>
  );
}
