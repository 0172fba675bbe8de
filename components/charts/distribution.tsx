"use client";

import { memo, useMemo } from "react";
import { formatCount, formatShare } from "#lib/format/number.ts";
import { formatQuantity, type UnitSystem } from "#lib/format/unit.ts";
import { XLabels } from "./axes.tsx";
import { ChartSync } from "./chart-sync.tsx";
import type { Tip } from "./chart-tip.tsx";
import {
  type DistributionBin,
  type DistributionMarker,
  toBinExtent,
  toBinIndex,
  toBinShares,
} from "./distribution-layout.ts";
import { type Hue, toColour, toTint } from "./palette.ts";
import { type Inset, type Places, type PlotSize, PlotSurface } from "./plot-surface.tsx";
import { CLOCK_STEPS, type Extent, toAxis, toScale } from "./scale.ts";
import { toTickFormat } from "./tick-format.ts";

export interface DistributionProps {
  /** Names the metric for screen readers. */
  name: string;
  /** Ascending and adjacent; one without any is an empty place, not a missing one. */
  bins: readonly DistributionBin[];
  unit: string;
  hue: Hue;
  /** What is counted: "night", "sample". */
  countOf: string;
  markers?: readonly DistributionMarker[] | undefined;
  system?: UnitSystem | undefined;
}

const DISTRIBUTION_INSET: Inset = { top: 34, right: 12, bottom: 26, left: 12 };

/** How often each value occurs, with the median and one's own value marked. */
export function Distribution(props: DistributionProps) {
  const { name, bins, unit, hue, countOf, markers, system } = props;
  const extent = useMemo(() => toBinExtent(bins) ?? ([0, 1] as const), [bins]);
  const places = useMemo(
    () => toPlaces({ bins, extent, unit, hue, countOf, system }),
    [bins, extent, unit, hue, countOf, system],
  );
  return (
    // A range of values is no place in time: its cursor is its own.
    <ChartSync>
      <PlotSurface inset={DISTRIBUTION_INSET} name={name} places={places}>
        {(size) => (
          <Drawing
            bins={bins}
            extent={extent}
            hue={hue}
            markers={markers}
            size={size}
            system={system}
            unit={unit}
          />
        )}
      </PlotSurface>
    </ChartSync>
  );
}

function toPlaces({
  bins,
  extent,
  unit,
  hue,
  countOf,
  system,
}: Pick<DistributionProps, "bins" | "unit" | "hue" | "countOf" | "system"> & {
  extent: Extent;
}): Places {
  const total = bins.reduce((sum, { count }) => sum + count, 0);
  const toShare = toScale({ domain: extent, range: [0, 1] });
  const toValue = toScale({ domain: [0, 1], range: extent });
  const toTip = (index: number): Tip => {
    const bin = bins[index];
    if (bin === undefined) return { title: "", rows: [] };
    const writeEdge = toTickFormat({ ticks: [bin.from, bin.to], unit, system });
    const title = `${writeEdge(bin.from)} – ${formatQuantity({ value: bin.to, unit, system })}`;
    const value = formatCount({ count: bin.count, one: countOf });
    const note =
      total === 0
        ? null
        : `${formatShare(bin.count / total)} of ${formatCount({ count: total, one: countOf })}`;
    return { title, rows: [{ label: "in this range", value, colour: toColour(hue) }], note };
  };
  return {
    count: bins.length,
    toX: (index) => {
      const bin = bins[index];
      return bin === undefined ? 0 : toShare((bin.from + bin.to) / 2);
    },
    fromX: (x) => toBinIndex({ bins, value: toValue(x) }),
    toKey: (index) => index,
    fromKey: (key) => (typeof key === "number" ? key : null),
    toTip,
  };
}

interface DrawingProps
  extends Pick<DistributionProps, "bins" | "unit" | "hue" | "markers" | "system"> {
  extent: Extent;
  size: PlotSize;
}

const Drawing = memo(function Drawing(props: DrawingProps) {
  const { bins, unit, hue, markers = [], system, extent, size } = props;
  const { top, left } = DISTRIBUTION_INSET;
  const { width, height, plotWidth, plotHeight } = size;
  const base = top + plotHeight;
  const toX = toScale({ domain: extent, range: [left, left + plotWidth] });
  const shares = toBinShares(bins);
  const own = markers.find(({ kind }) => kind === "own");
  const ownBin = own === undefined ? null : toBinIndex({ bins, value: own.value });
  const ticks = toTicks({ bins, extent, unit, width: plotWidth });
  const writeTick = toTickFormat({ ticks, unit, system });
  return (
    <svg height={height} width={width}>
      {bins.map(({ from, to, count }, index) => {
        const tall = Math.max(count > 0 ? 1.5 : 0, (shares[index] ?? 0) * plotHeight);
        return (
          <rect
            fill={
              own === undefined || index === ownBin ? toColour(hue) : toTint({ hue, share: 0.5 })
            }
            height={tall}
            key={from}
            rx={1.5}
            width={Math.max(1, toX(to) - toX(from) - 1.5)}
            x={toX(from) + 0.75}
            y={base - tall}
          />
        );
      })}
      <line
        stroke="var(--line-strong)"
        x1={left}
        x2={left + plotWidth}
        y1={base + 0.5}
        y2={base + 0.5}
      />
      <XLabels
        inset={DISTRIBUTION_INSET}
        labels={ticks.map((tick) => ({
          x: (toX(tick) - left) / Math.max(1, plotWidth),
          label: writeTick(tick),
        }))}
        size={size}
      />
      {markers.map((marker) => (
        <Marker
          {...marker}
          base={base}
          key={marker.kind}
          text={`${marker.label} ${formatQuantity({ value: marker.value, unit, system })}`}
          width={width}
          x={toX(Math.min(extent[1], Math.max(extent[0], marker.value)))}
        />
      ))}
    </svg>
  );
});

function toTicks({
  bins,
  extent,
  unit,
  width,
}: Pick<DistributionProps, "bins" | "unit"> & { extent: Extent; width: number }): number[] {
  if (bins.length === 0) return [];
  const count = Math.max(2, Math.min(6, Math.floor(width / 70)));
  const steps = unit === "s" || unit === "clock" ? CLOCK_STEPS : undefined;
  const { ticks } = toAxis({ extent, count, ...(steps ? { steps } : {}) });
  return ticks.filter((tick) => tick >= extent[0] && tick <= extent[1]);
}

function Marker({
  kind,
  text,
  x,
  base,
  width,
}: DistributionMarker & { text: string; x: number; base: number; width: number }) {
  const isOwn = kind === "own";
  // Two lines of text, so that markers close to each other stay legible.
  const y = isOwn ? 12 : 27;
  const isRight = x > width / 2;
  return (
    <g>
      <line stroke="var(--surface)" strokeWidth={3.5} x1={x} x2={x} y1={y - 8} y2={base} />
      <line
        stroke={isOwn ? "var(--ink)" : "var(--ink-muted)"}
        strokeDasharray={isOwn ? undefined : "2 3"}
        strokeWidth={1.5}
        x1={x}
        x2={x}
        y1={y - 8}
        y2={base}
      />
      <text
        fill={isOwn ? "var(--ink)" : "var(--ink-muted)"}
        fontSize={12}
        fontWeight={isOwn ? 500 : 400}
        textAnchor={isRight ? "end" : "start"}
        x={x + (isRight ? -6 : 6)}
        y={y}
      >
        {text}
      </text>
    </g>
  );
}
