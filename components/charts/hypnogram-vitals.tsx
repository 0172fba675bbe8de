import { formatNumber } from "#lib/format/number.ts";
import { type Sample, type SampleSeries, toNadir, toSamples } from "./hypnogram-layout.ts";
import { type Hue, toColour } from "./palette.ts";
import { PointLabel } from "./point-label.tsx";
import { toAxis, toExtent, toScale } from "./scale.ts";
import { toDotPath, toLinePath, toSegments } from "./segments.ts";

interface VitalsProps {
  heartRate: SampleSeries | null;
  hrv: SampleSeries | null;
  /** First falling asleep and last waking; null without stages. */
  edges: { onset: number; wake: number } | null;
  toX: (at: number) => number;
  top: number;
  bottom: number;
  left: number;
  right: number;
  /** Writes an instant on the clock of recording. */
  writeClock: (at: number) => string;
}

const SAMPLES_TO_BRIDGE = 3;
// Two lines of names above the plot, so that its ticks never meet them.
const HEAD = 44;

/** Heart rate as a line with its lowest point, HRV as dots, each with an axis, on the night's own time. */
export function HypnogramVitals(props: VitalsProps) {
  const { heartRate, hrv, edges, toX, top, bottom, left, right, writeClock } = props;
  const beats = heartRate ? toSamples(heartRate) : [];
  const variability = hrv ? toSamples(hrv) : [];
  const panel = { toX, top: top + HEAD, bottom };
  const names = [
    { text: "Heart rate, bpm", hue: "heart", samples: beats },
    { text: "HRV, ms", hue: "hrv", samples: variability },
  ] as const;
  return (
    <g>
      <line stroke="var(--line)" x1={left} x2={right} y1={bottom} y2={bottom} />
      {edges && <EdgeNames {...{ edges, toX, left, right, writeClock }} y={top + 16} />}
      {names
        .filter(({ samples }) => samples.length > 0)
        .map(({ text, hue }, index) => (
          <text
            fill={toColour(hue)}
            fontSize={12}
            fontWeight={500}
            key={hue}
            x={0}
            y={top + 22 + index * 16}
          >
            {text}
          </text>
        ))}
      {variability.length > 0 && <Dots {...panel} samples={variability} tickX={left - 8} />}
      {heartRate && beats.length > 0 && (
        <Beats
          {...panel}
          beats={beats}
          isNadirLabelLeft={(at) => toX(at) > (left + right) / 2}
          maxGapMs={heartRate.stepMs * SAMPLES_TO_BRIDGE}
          tickX={right + 8}
          writeClock={writeClock}
        />
      )}
    </g>
  );
}

// "Heart rate, bpm" reaches this far; nothing may be written over it.
const NAMES_WIDTH = 96;
const EDGE_NAME_WIDTH = 84;

/** What the two guides stand for, where there is room to say it. */
function EdgeNames({
  edges,
  toX,
  left,
  right,
  writeClock,
  y,
}: Pick<VitalsProps, "toX" | "left" | "right" | "writeClock"> & {
  edges: { onset: number; wake: number };
  y: number;
}) {
  const [onset, wake] = [toX(edges.onset), toX(edges.wake)];
  if (right - Math.max(left, NAMES_WIDTH) < 2 * EDGE_NAME_WIDTH || wake - onset < 180) return null;
  return (
    <g fill="var(--ink-muted)" fontSize={12}>
      <text x={Math.max(onset, NAMES_WIDTH) + 4} y={y}>
        asleep {writeClock(edges.onset)}
      </text>
      <text textAnchor="end" x={wake - 4} y={y}>
        woke {writeClock(edges.wake)}
      </text>
    </g>
  );
}

interface PanelProps {
  toX: (at: number) => number;
  top: number;
  bottom: number;
  /** Where the axis' numbers stand. */
  tickX: number;
}

function Ticks({
  ticks,
  toY,
  x,
  hue,
  anchor,
}: {
  ticks: readonly number[];
  toY: (tick: number) => number;
  x: number;
  hue: Hue;
  anchor: "start" | "end";
}) {
  return ticks.map((tick) => (
    <text
      dominantBaseline="middle"
      fill={toColour(hue)}
      fontSize={12}
      key={tick}
      textAnchor={anchor}
      x={x}
      y={toY(tick)}
    >
      {formatNumber({ value: tick })}
    </text>
  ));
}

function Dots({ samples, toX, top, bottom, tickX }: PanelProps & { samples: readonly Sample[] }) {
  const axis = toAxis({ extent: toExtent(samples.map(({ value }) => value)) ?? [0, 1], count: 2 });
  const toY = toScale({ domain: axis.domain, range: [bottom, top] });
  const d = toDotPath({ points: samples, toX: ({ at }) => toX(at), toY: (it) => toY(it.value) });
  return (
    <g>
      <Ticks anchor="end" hue="hrv" ticks={axis.ticks} toY={toY} x={tickX} />
      <path
        d={d}
        fill="none"
        stroke={toColour("hrv")}
        strokeLinecap="round"
        strokeOpacity={0.55}
        strokeWidth={3.5}
      />
    </g>
  );
}

interface BeatsProps extends PanelProps {
  beats: readonly Sample[];
  maxGapMs: number;
  isNadirLabelLeft: (at: number) => boolean;
  writeClock: (at: number) => string;
}

function Beats({ beats, toX, top, bottom, tickX, maxGapMs, ...props }: BeatsProps) {
  const axis = toAxis({ extent: toExtent(beats.map(({ value }) => value)) ?? [40, 80], count: 2 });
  const toY = toScale({ domain: axis.domain, range: [bottom, top] });
  const d = toLinePath({
    segments: toSegments({ points: beats, maxGapMs }),
    toX: ({ at }) => toX(at),
    toY: ({ value }) => toY(value),
  });
  const nadir = toNadir(beats);
  return (
    <g>
      <Ticks anchor="start" hue="heart" ticks={axis.ticks} toY={toY} x={tickX} />
      <path
        d={d}
        fill="none"
        stroke={toColour("heart")}
        strokeLinecap="round"
        strokeLinejoin="round"
        strokeWidth={1.75}
      />
      {nadir && (
        <PointLabel
          colour={toColour("heart")}
          dy={6}
          isLeft={props.isNadirLabelLeft(nadir.at)}
          text={`${formatNumber({ value: nadir.value })} at ${props.writeClock(nadir.at)}`}
          x={toX(nadir.at)}
          y={toY(nadir.value)}
        />
      )}
    </g>
  );
}
