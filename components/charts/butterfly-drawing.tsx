import { memo } from "react";
import type { Day } from "#lib/time/day.ts";
import { DayLabels, YAxis } from "./axes.tsx";
import type { ButterflyMark, StripWord, Wing } from "./butterfly-layout.ts";
import type { Gap } from "./day-buckets.ts";
import { toDayTicks } from "./day-ticks.ts";
import { GapColumns } from "./gap-columns.tsx";
import { toColour } from "./palette.ts";
import { INSET, type PlotSize } from "./plot-surface.tsx";
import { CLOCK_STEPS, toAxis, toScale } from "./scale.ts";
import { toBrokenLine } from "./segments.ts";
import { toTickFormat } from "./tick-format.ts";

const ROW = 7;
const BETWEEN = 10;
/** A column without any seconds still shows that it was measured. */
const LEAST_HEIGHT = 1.5;

interface DrawingProps {
  days: readonly Day[];
  marks: readonly ButterflyMark[];
  gaps: readonly Gap[];
  up: Wing;
  down: Wing;
  words: readonly StripWord[];
  size: PlotSize;
}

/** Columns away from zero, the balance over them, and rows of words below. */
export const ButterflyDrawing = memo(function ButterflyDrawing(props: DrawingProps) {
  const { days, marks, gaps, up, down, words, size } = props;
  const strip = words.length * ROW;
  const plotHeight = Math.max(40, size.plotHeight - strip - BETWEEN);
  const bottom = INSET.top + plotHeight;
  // The same scale both ways, or one wing would look longer than it is.
  const most = Math.max(3600, ...marks.flatMap((mark) => [mark.up ?? 0, mark.down ?? 0]));
  const half = toAxis({ extent: [0, most], count: 2, steps: CLOCK_STEPS });
  const reach = half.domain[1];
  const ticks = [...half.ticks.slice(1).map((tick) => -tick), ...half.ticks];
  const format = toTickFormat({ ticks, unit: "s" });
  const toY = toScale({ domain: [-reach, reach], range: [bottom, INSET.top] });
  const toX = (x: number) => INSET.left + ((x + 0.5) / days.length) * size.plotWidth;
  const step = size.plotWidth / Math.max(1, marks.length);
  const width = Math.max(1, Math.min(22, step * 0.66));
  const upper = { ...size, plotHeight };
  return (
    <svg height={size.height} width={size.width}>
      <GapColumns gaps={gaps} height={plotHeight} toX={toX} top={INSET.top} />
      <YAxis
        domain={[-reach, reach]}
        format={(tick) => format(Math.abs(tick))}
        inset={INSET}
        size={upper}
        ticks={ticks}
      />
      <line
        stroke="var(--line-strong)"
        x1={INSET.left}
        x2={INSET.left + size.plotWidth}
        y1={toY(0)}
        y2={toY(0)}
      />
      {marks.map(({ bucket: { x }, up: above, down: below }) =>
        above === null || below === null ? null : (
          <g key={x}>
            <Column
              base={toY(0)}
              colour={toColour(up.hue)}
              end={toY(above)}
              {...{ width }}
              x={toX(x)}
            />
            <Column
              base={toY(0)}
              colour={toColour(down.hue)}
              end={toY(-below)}
              {...{ width }}
              x={toX(x)}
            />
          </g>
        ),
      )}
      <path
        d={toBrokenLine(
          marks.map(({ bucket, balance }) =>
            balance === null ? null : { x: toX(bucket.x), y: toY(balance) },
          ),
        )}
        fill="none"
        stroke="var(--ink)"
        strokeLinecap="round"
        strokeLinejoin="round"
        strokeWidth={1.75}
      />
      {marks.map((mark) => (
        <Words
          key={mark.bucket.x}
          {...{ mark, words, width }}
          top={bottom + BETWEEN}
          x={toX(mark.bucket.x)}
        />
      ))}
      <DayLabels
        count={days.length}
        inset={INSET}
        size={size}
        ticks={toDayTicks({ days, width: size.plotWidth })}
      />
    </svg>
  );
});

function Column({
  x,
  width,
  base,
  end,
  colour,
}: {
  x: number;
  width: number;
  base: number;
  end: number;
  colour: string;
}) {
  const height = Math.max(LEAST_HEIGHT, Math.abs(end - base));
  return (
    <rect
      fill={colour}
      height={height}
      rx={Math.min(2, width / 4, height / 2)}
      width={width}
      x={x - width / 2}
      y={end < base ? base - height : base}
    />
  );
}

/** A row a word: where a day stands says as much as its colour; of several days, how many by how solid. */
function Words({
  mark,
  words,
  width,
  x,
  top,
}: {
  mark: ButterflyMark;
  words: readonly StripWord[];
  width: number;
  x: number;
  top: number;
}) {
  const total = mark.words.reduce((sum, count) => sum + count, 0);
  return words.map(({ label, colour }, row) => {
    const share = (mark.words[row] ?? 0) / Math.max(1, total);
    return share === 0 ? null : (
      <rect
        fill={colour}
        height={ROW - 2}
        key={label}
        opacity={0.25 + 0.75 * share}
        rx={1}
        width={Math.max(2, width)}
        x={x - Math.max(2, width) / 2}
        y={top + row * ROW}
      />
    );
  });
}
