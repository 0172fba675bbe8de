import { memo } from "react";
import { formatNumber, formatSigned } from "#lib/format/number.ts";
import type { Day } from "#lib/time/day.ts";
import { DayLabels, YAxis } from "./axes.tsx";
import { type BandPoint, toBandPath } from "./band-stretches.ts";
import type { Gap } from "./day-buckets.ts";
import { toDayTicks } from "./day-ticks.ts";
import { GapColumns } from "./gap-columns.tsx";
import { toColour, toTint } from "./palette.ts";
import { INSET, type PlotSize } from "./plot-surface.tsx";
import { toAxis, toExtent, toScale } from "./scale.ts";
import { toBrokenLine, toDotPath } from "./segments.ts";
import { AGE_DOUBT, type AgeMark, ALIGNED_YEARS } from "./vascular-age-layout.ts";

interface DrawingProps {
  days: readonly Day[];
  marks: readonly AgeMark[];
  gaps: readonly Gap[];
  mode: "age" | "difference";
  size: PlotSize;
}

/** The measured line over the own age, which is a ribbon, and the corridor that Oura calls aligned. */
export const VascularAgeDrawing = memo(function VascularAgeDrawing(props: DrawingProps) {
  const { days, marks, gaps, mode, size } = props;
  const toMiddle = (own: number) => (mode === "age" ? own : 0);
  const toRibbon = (reach: number): BandPoint[] =>
    marks.flatMap(({ own, bucket: { x } }) =>
      own === null ? [] : [{ x, low: toMiddle(own) - reach, high: toMiddle(own) + reach }],
    );
  const corridor = toRibbon(ALIGNED_YEARS);
  const [low, high] = toExtent([
    ...marks.map(({ value }) => value),
    ...corridor.flatMap((point) => [point.low, point.high]),
  ]) ?? [-ALIGNED_YEARS, ALIGNED_YEARS];
  const axis = toAxis({ extent: [low - 1, high + 1] });
  const bottom = INSET.top + size.plotHeight;
  const toY = toScale({ domain: axis.domain, range: [bottom, INSET.top] });
  const toX = (x: number) => INSET.left + ((x + 0.5) / days.length) * size.plotWidth;
  const points = marks.map(({ value, bucket: { x } }) =>
    value === null ? null : { x: toX(x), y: toY(value) },
  );
  const known = points.filter((point) => point !== null);
  const isRoomy = size.plotWidth / Math.max(1, marks.length) >= 8;
  const colour = toColour("heart");
  const name = mode === "age" ? "Own age" : "Your own age";
  const first = marks.find(({ own }) => own !== null)?.own ?? null;
  const start = marks.find(({ value }) => value !== null)?.value ?? null;
  // Beside the ribbon, where the measured line does not begin.
  const isUnder = first !== null && start !== null && start >= toMiddle(first);
  return (
    <svg height={size.height} width={size.width}>
      <GapColumns gaps={gaps} height={size.plotHeight} toX={toX} top={INSET.top} />
      <path
        d={toBandPath({ stretches: [corridor], toX, toY })}
        fill={toTint({ hue: "neutral", share: 0.12 })}
      />
      <YAxis
        domain={axis.domain}
        format={(value) => (mode === "age" ? formatNumber({ value }) : formatSigned({ value }))}
        inset={INSET}
        size={size}
        ticks={axis.ticks}
      />
      <path
        d={toBandPath({ stretches: [toRibbon(AGE_DOUBT)], toX, toY })}
        fill={toTint({ hue: "neutral", share: 0.45 })}
      />
      {first !== null && (
        <g fill="var(--ink-muted)" fontSize={12}>
          <text
            x={INSET.left + 6}
            y={
              isUnder ? toY(toMiddle(first) - AGE_DOUBT) + 14 : toY(toMiddle(first) + AGE_DOUBT) - 5
            }
          >
            {name}
          </text>
          <text x={INSET.left + 6} y={toY(toMiddle(first) - ALIGNED_YEARS) - 5}>
            Aligned, within 5 years
          </text>
        </g>
      )}
      <path
        d={toBrokenLine(points)}
        fill="none"
        stroke={colour}
        strokeLinecap="round"
        strokeLinejoin="round"
        strokeWidth={2}
      />
      {(isRoomy || known.length < 12) && (
        <path
          d={toDotPath({ points: known, toX: ({ x }) => x, toY: ({ y }) => y })}
          stroke={colour}
          strokeLinecap="round"
          strokeWidth={5}
        />
      )}
      <DayLabels
        count={days.length}
        inset={INSET}
        size={size}
        ticks={toDayTicks({ days, width: size.plotWidth })}
      />
    </svg>
  );
});
