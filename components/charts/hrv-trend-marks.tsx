import { formatNumber } from "#lib/format/number.ts";
import { type HrvMark, toRibbons } from "./hrv-trend-layout.ts";
import { toColour, toTint } from "./palette.ts";
import { toScale } from "./scale.ts";

interface PlacedProps {
  marks: readonly HrvMark[];
  /** Of a place on the axis of days, in pixels. */
  toX: (x: number) => number;
}

interface TrendProps extends PlacedProps {
  toY: (value: number) => number;
}

/** The own range as a ribbon, broken wherever a night has none. */
export function HrvRibbon({ marks, toX, toY }: TrendProps) {
  const d = toRibbons(marks)
    .map((points) => {
      const [first, last] = [points[0], points.at(-1)];
      if (first === undefined || last === undefined) return "";
      const write = (x: number, value: number) => `${toX(x).toFixed(1)} ${toY(value).toFixed(1)}`;
      // From edge to edge of its nights, so that a single one is seen too.
      const over = [{ ...first, x: first.x - 0.5 }, ...points, { ...last, x: last.x + 0.5 }];
      const tops = over.map(({ x, high }) => write(x, high)).join("L");
      const bottoms = over.toReversed().map(({ x, low }) => write(x, low));
      return `M${tops}L${bottoms.join("L")}Z`;
    })
    .join("");
  return <path d={d} fill={toTint({ hue: "hrv", share: 0.13 })} />;
}

/** Nights as dots, hollow inside the own range and filled outside it, under their seven-night mean. */
export function HrvDots({ marks, toX, toY, step }: TrendProps & { step: number }) {
  const radius = step > 14 ? 3.25 : 2.25;
  const colour = toColour("hrv");
  const line = marks
    .map(({ bucket, mean }, index) => {
      const before = marks[index - 1]?.mean ?? null;
      const command = before === null ? "M" : "L";
      return mean === null ? "" : `${command}${toX(bucket.x).toFixed(1)} ${toY(mean).toFixed(1)}`;
    })
    .join("");
  return (
    <g stroke={colour}>
      <path d={line} fill="none" strokeLinejoin="round" strokeWidth={1.75} />
      {marks.map(({ bucket: { x, value, spread }, isInside }) =>
        value === null ? null : (
          <g key={x}>
            {spread && (
              <line
                strokeOpacity={0.45}
                x1={toX(x)}
                x2={toX(x)}
                y1={toY(spread[0])}
                y2={toY(spread[1])}
              />
            )}
            <circle
              cx={toX(x)}
              cy={toY(value)}
              fill={isInside ? "var(--surface)" : colour}
              r={radius}
              strokeWidth={1.5}
            />
          </g>
        ),
      )}
    </g>
  );
}

interface VariationProps extends PlacedProps {
  bottom: number;
  height: number;
  left: number;
  right: number;
}

/** The strip below: how much the last seven nights scatter, as columns from zero. */
export function HrvVariation(props: VariationProps) {
  const { marks, toX, bottom, height, left, right } = props;
  const most = Math.max(5, ...marks.map(({ variation }) => variation ?? 0));
  const end = Math.ceil(most / 5) * 5;
  const toY = toScale({ domain: [0, end], range: [bottom, bottom - height] });
  const toWidth = ({ bucket }: HrvMark) => {
    const room = toX(bucket.lastIndex + 0.5) - toX(bucket.firstIndex - 0.5);
    return Math.max(1, Math.min(12, room * 0.6));
  };
  return (
    <g>
      <text fill="var(--ink-muted)" fontSize={12} x={left} y={bottom - height - 8}>
        Variation of the nights, %
      </text>
      {[0, end].map((tick) => (
        <g key={tick}>
          <line stroke="var(--line)" x1={left} x2={right} y1={toY(tick)} y2={toY(tick)} />
          <text
            dominantBaseline="middle"
            fill="var(--ink-faint)"
            fontSize={12}
            textAnchor="end"
            x={left - 8}
            y={toY(tick)}
          >
            {formatNumber({ value: tick })}
          </text>
        </g>
      ))}
      {marks.map((mark) => {
        const { bucket, variation } = mark;
        if (variation === null) return null;
        const width = toWidth(mark);
        return (
          <rect
            fill={toColour("hrv")}
            height={Math.max(1, bottom - toY(variation))}
            key={bucket.x}
            opacity={0.55}
            rx={Math.min(1.5, width / 3)}
            width={width}
            x={toX(bucket.x) - width / 2}
            y={toY(variation)}
          />
        );
      })}
    </g>
  );
}
