"use client";

import { memo, useId, useMemo } from "react";
import { formatNumber } from "#lib/format/number.ts";
import {
  formatClockOffset,
  type HourCycle,
  type RecordedTime,
  toRecordedTime,
} from "#lib/time/clock.ts";
import { CLASS_LABELS, toClassColour } from "./activity-classes.ts";
import { XLabels } from "./axes.tsx";
import type { Tip } from "./chart-tip.tsx";
import { Hatch } from "./hatch.tsx";
import { type HourTick, toHourTicks } from "./hour-ticks.ts";
import { MET_GUIDES, type MetBin, toMetBins, toMetGaps, toMetShare } from "./met-layout.ts";
import { type Inset, type Places, type PlotSize, PlotSurface } from "./plot-surface.tsx";

export interface MetAreaProps {
  /** `met.items` as received; null is missing. */
  items: readonly (number | null)[];
  /** Seconds per item, 60 as a rule. */
  intervalSeconds: number;
  /** Where the first item begins; ISO 8601 with offset. */
  startsAt: string;
  /** `class_5_min` of the same document: colours the area and tells where the ring was off. */
  classes?: string | undefined;
  hourCycle?: HourCycle | undefined;
  /** Whether the day still runs: what comes after the last item is then blank, not missing. */
  isToday?: boolean | undefined;
}

const INSET: Inset = { top: 8, right: 0, bottom: 26, left: 0 };
const DAY_SECONDS = 86_400;
const COLOUR = "var(--metric-activity)";

function toBinColour({ class: of }: MetBin): string {
  if (of === null) return COLOUR;
  // Rest is no effort of another kind; movement keeps the colours of the strip.
  return toClassColour(of < 2 ? 2 : of);
}

/** Effort over a day in METs: solid to the least of each stretch, pale to its most. */
export function MetArea(props: MetAreaProps) {
  const { items, intervalSeconds, startsAt, classes, hourCycle = 24, isToday = false } = props;
  const bins = useMemo(
    () => toMetBins({ items, intervalSeconds, classes }),
    [items, intervalSeconds, classes],
  );
  const start = useMemo(() => toRecordedTime(startsAt), [startsAt]);
  const seconds = Math.max(DAY_SECONDS, items.length * intervalSeconds);
  const places = useMemo(
    () => toPlaces({ bins, start, intervalSeconds, seconds, hourCycle }),
    [bins, start, intervalSeconds, seconds, hourCycle],
  );
  return (
    <PlotSurface inset={INSET} name="Effort over the day in METs" places={places}>
      {(size) => (
        <Drawing
          bins={bins}
          hourCycle={hourCycle}
          isToday={isToday}
          itemShare={intervalSeconds / seconds}
          seconds={seconds}
          size={size}
          startSeconds={start?.localSeconds ?? null}
        />
      )}
    </PlotSurface>
  );
}

function toPlaces({
  bins,
  start,
  intervalSeconds,
  seconds,
  hourCycle,
}: {
  bins: readonly MetBin[];
  start: RecordedTime | null;
  intervalSeconds: number;
  seconds: number;
  hourCycle: HourCycle;
}): Places {
  const size = bins[0]?.end ?? 1;
  const startMs = start?.epochMs ?? 0;
  const toIndex = (at: number) => {
    const index = Math.floor(at / intervalSeconds / size);
    return index >= 0 && index < bins.length ? index : null;
  };
  const toMiddle = (index: number) => {
    const bin = bins[index];
    return bin === undefined ? 0 : ((bin.start + bin.end) / 2) * intervalSeconds;
  };
  const toTip = (index: number): Tip => {
    const bin = bins[index];
    if (bin === undefined) return { title: "", rows: [] };
    const [from, to] = [bin.start, bin.end].map((item) =>
      formatClockOffset({
        seconds: (start?.localSeconds ?? 0) + item * intervalSeconds,
        hourCycle,
      }),
    );
    const title = start === null ? "" : `${from}–${to}`;
    if (bin.min === null || bin.max === null) {
      const reason = bin.class === 0 ? "the ring was not worn" : "nothing recorded";
      return { title, rows: [], note: `No data: ${reason}` };
    }
    const ends = [bin.min, bin.max].map((value) => formatNumber({ value, digits: 1 }));
    const value = `${[...new Set(ends)].join("–")} MET`;
    const label = bin.class === null ? "effort" : CLASS_LABELS[bin.class];
    return { title, rows: [{ label, value, colour: toBinColour(bin) }] };
  };
  return {
    count: bins.length,
    toX: (index) => toMiddle(index) / seconds,
    fromX: (x) => toIndex(Math.min(x, 1 - 1e-9) * seconds),
    toKey: (index) => startMs + toMiddle(index) * 1000,
    fromKey: (key) => (typeof key === "number" ? toIndex((key - startMs) / 1000) : null),
    toTip,
  };
}

interface DrawingProps {
  bins: readonly MetBin[];
  /** Of the axis' length. */
  itemShare: number;
  seconds: number;
  startSeconds: number | null;
  hourCycle: HourCycle;
  isToday: boolean;
  size: PlotSize;
}

const Drawing = memo(function Drawing(props: DrawingProps) {
  const { bins, itemShare, seconds, startSeconds, hourCycle, isToday, size } = props;
  const hatchId = useId();
  const { width, height, plotWidth, plotHeight } = size;
  const base = INSET.top + plotHeight;
  const item = itemShare * plotWidth;
  const layers = useMemo(
    () => toLayers({ bins, item, base, plotHeight }),
    [bins, item, base, plotHeight],
  );
  const ticks: HourTick[] =
    startSeconds === null
      ? []
      : toHourTicks({ startSeconds, seconds, width: plotWidth, hourCycle });
  const last = bins.at(-1)?.end ?? 0;
  const rest = { start: last, end: 1 / itemShare };
  const gaps = [...toMetGaps(bins), ...(!isToday && rest.end - rest.start >= 1 ? [rest] : [])];
  return (
    <svg height={height} width={width}>
      <defs>
        <Hatch id={hatchId} />
      </defs>
      {gaps.map(({ start, end }) => (
        <rect
          fill={`url(#${hatchId})`}
          height={plotHeight}
          key={start}
          opacity={0.7}
          width={(end - start) * item}
          x={start * item}
          y={INSET.top}
        />
      ))}
      {layers.map(({ colour, pale, solid }) => (
        <g fill={colour} key={colour}>
          <path d={pale} fillOpacity={0.42} />
          <path d={solid} />
        </g>
      ))}
      {MET_GUIDES.map(({ met, label }) => (
        <Guide
          key={met}
          label={`${label} from ${met} MET`}
          width={plotWidth}
          y={base - toMetShare(met) * plotHeight}
        />
      ))}
      <line stroke="var(--line-strong)" x1={0} x2={plotWidth} y1={base + 0.5} y2={base + 0.5} />
      <XLabels inset={INSET} labels={ticks} size={size} />
    </svg>
  );
});

function Guide({ label, y, width }: { label: string; y: number; width: number }) {
  return (
    <g>
      <line stroke="var(--ink-faint)" strokeDasharray="2 4" x1={0} x2={width} y1={y} y2={y} />
      <text
        fill="var(--ink-muted)"
        fontSize={12}
        paintOrder="stroke"
        stroke="var(--surface)"
        strokeLinejoin="round"
        strokeWidth={4}
        x={0}
        y={y - 4}
      >
        {label}
      </text>
    </g>
  );
}

// Two paths a colour, however many bins.
function toLayers({
  bins,
  item,
  base,
  plotHeight,
}: {
  bins: readonly MetBin[];
  item: number;
  base: number;
  plotHeight: number;
}) {
  const layers = new Map<string, { pale: string; solid: string }>();
  for (const bin of bins) {
    if (bin.min === null || bin.max === null) continue;
    const colour = toBinColour(bin);
    const layer = layers.get(colour) ?? { pale: "", solid: "" };
    const x = bin.start * item;
    const low = base - Math.max(1, toMetShare(bin.min) * plotHeight);
    const high = base - toMetShare(bin.max) * plotHeight;
    // A hair of overlap hides the seams that antialiasing leaves between neighbours.
    const step = `h${(bin.end - bin.start) * item + 0.2}`;
    if (high < low) layer.pale += `M${x} ${low}V${high}${step}V${low}z`;
    layer.solid += `M${x} ${base}V${low}${step}V${base}z`;
    layers.set(colour, layer);
  }
  return [...layers].map(([colour, layer]) => ({ colour, ...layer }));
}
