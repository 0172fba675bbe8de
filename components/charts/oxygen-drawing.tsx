import { memo, useId } from "react";
import { formatNumber } from "#lib/format/number.ts";
import type { Day } from "#lib/time/day.ts";
import { DayLabels, YAxis } from "./axes.tsx";
import { type BandPoint, toBandPath } from "./band-stretches.ts";
import type { Gap } from "./day-buckets.ts";
import { toDayTicks } from "./day-ticks.ts";
import { GapColumns } from "./gap-columns.tsx";
import { type OxygenMark, spo2Domain, toBdiEnd } from "./oxygen-layout.ts";
import { toColour, toTint } from "./palette.ts";
import { INSET, type PlotSize } from "./plot-surface.tsx";
import { toScale } from "./scale.ts";

// Between the panels: the lower one's name stands there.
const BETWEEN = 34;
/** Of the room for both panels, the upper one's share. */
const UPPER = 0.62;

interface DrawingProps {
  days: readonly Day[];
  marks: readonly OxygenMark[];
  gaps: readonly Gap[];
  ribbons: Readonly<Record<"spo2" | "bdi", readonly (readonly BandPoint[])[]>>;
  size: PlotSize;
}

/** Two panels on one axis of days. */
export const OxygenDrawing = memo(function OxygenDrawing(props: DrawingProps) {
  const { days, marks, gaps, ribbons, size } = props;
  const clipId = useId();
  const room = Math.max(60, size.plotHeight - BETWEEN);
  const upperHeight = room * UPPER;
  const upperBottom = INSET.top + upperHeight;
  const lowerTop = upperBottom + BETWEEN;
  const bottom = INSET.top + size.plotHeight;
  const toX = (x: number) => INSET.left + ((x + 0.5) / days.length) * size.plotWidth;
  const toUpper = toScale({ domain: spo2Domain, range: [upperBottom, INSET.top] });
  const end = toBdiEnd([
    ...marks.map(({ bdi }) => bdi?.value ?? null),
    ...ribbons.bdi.flat().map(({ high }) => high),
  ]);
  const toLower = toScale({ domain: [0, end], range: [bottom, lowerTop] });
  const step = size.plotWidth / Math.max(1, marks.length);
  const width = Math.max(1, Math.min(22, step * 0.66));
  const radius = step > 14 ? 3.25 : 2.25;
  const colour = toColour("spo2");
  const ribbon = toTint({ hue: "spo2", share: 0.16 });
  const format = (value: number) => formatNumber({ value });
  return (
    <svg height={size.height} width={size.width}>
      <clipPath id={clipId}>
        <rect height={upperHeight} width={size.plotWidth} x={INSET.left} y={INSET.top} />
      </clipPath>
      <GapColumns gaps={gaps} height={upperHeight} toX={toX} top={INSET.top} />
      <GapColumns gaps={gaps} height={bottom - lowerTop} toX={toX} top={lowerTop} />
      <YAxis
        domain={spo2Domain}
        format={format}
        inset={INSET}
        size={{ ...size, plotHeight: upperHeight }}
        ticks={[88, 92, 96, 100]}
      />
      <path
        clipPath={`url(#${clipId})`}
        d={toBandPath({ stretches: ribbons.spo2, toX, toY: toUpper })}
        fill={ribbon}
      />
      {marks.map(({ spo2, isOffScale, bucket: { x } }) =>
        spo2?.value == null ? null : isOffScale ? (
          <path
            d={`M${toX(x) - 5} ${upperBottom - 9}h10l-5 8z`}
            fill="none"
            key={x}
            stroke={colour}
            strokeLinejoin="round"
            strokeWidth={1.5}
          />
        ) : (
          <circle cx={toX(x)} cy={toUpper(spo2.value)} fill={colour} key={x} r={radius} />
        ),
      )}
      <text fill="var(--ink-muted)" fontSize={12} x={INSET.left} y={lowerTop - 10}>
        Breathing disturbance index
      </text>
      <YAxis
        domain={[0, end]}
        format={format}
        inset={{ ...INSET, top: lowerTop }}
        size={{ ...size, plotHeight: bottom - lowerTop }}
        ticks={[0, end / 2, end]}
      />
      <path d={toBandPath({ stretches: ribbons.bdi, toX, toY: toLower })} fill={ribbon} />
      {marks.map(({ bdi, bucket: { x } }) => {
        if (bdi?.value == null) return null;
        // A measured zero is a line, where nothing would be missing.
        const height = Math.max(1.5, bottom - toLower(bdi.value));
        return (
          <rect
            fill={colour}
            height={height}
            key={x}
            opacity={0.75}
            rx={Math.min(2, width / 4, height / 2)}
            width={width}
            x={toX(x) - width / 2}
            y={bottom - height}
          />
        );
      })}
      <DayLabels
        count={days.length}
        inset={INSET}
        size={size}
        ticks={toDayTicks({ days, width: size.plotWidth })}
      />
    </svg>
  );
});
