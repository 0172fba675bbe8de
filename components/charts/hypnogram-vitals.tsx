import { formatNumber } from "#lib/format/number.ts";
import { type Sample, type SampleSeries, toNadir, toSamples } from "./hypnogram-layout.ts";
import { toColour } from "./palette.ts";
import { toAxis, toExtent, toScale } from "./scale.ts";
import { toDotPath, toLinePath, toSegments } from "./segments.ts";

interface VitalsProps {
  heartRate: SampleSeries | null;
  hrv: SampleSeries | null;
  toX: (at: number) => number;
  top: number;
  height: number;
  left: number;
  right: number;
  /** Writes an instant on the clock of recording. */
  writeClock: (at: number) => string;
}

const SAMPLES_TO_BRIDGE = 3;

/** Heart rate as a line with its lowest point, HRV as dots, on the night's own time axis. */
export function HypnogramVitals(props: VitalsProps) {
  const { heartRate, hrv, toX, top, height, left, right, writeClock } = props;
  const beats = heartRate ? toSamples(heartRate) : [];
  const variability = hrv ? toSamples(hrv) : [];
  const bottom = top + height;
  return (
    <g>
      <line stroke="var(--line)" x1={left} x2={right} y1={bottom} y2={bottom} />
      {variability.length > 0 && <Dots bottom={bottom} samples={variability} toX={toX} top={top} />}
      {heartRate && beats.length > 0 && (
        <Beats
          {...{ beats, toX, top, bottom, left, right, writeClock }}
          maxGapMs={heartRate.stepMs * SAMPLES_TO_BRIDGE}
        />
      )}
      <text fontSize={12} y={top + 10}>
        {beats.length > 0 && (
          <tspan fill={toColour("heart")} fontWeight={500} x={0}>
            Heart rate
          </tspan>
        )}
        {variability.length > 0 && (
          <tspan dy={beats.length > 0 ? 17 : 0} fill={toColour("hrv")} fontWeight={500} x={0}>
            HRV
          </tspan>
        )}
      </text>
    </g>
  );
}

interface PanelProps {
  toX: (at: number) => number;
  top: number;
  bottom: number;
}

function Dots({ samples, toX, top, bottom }: PanelProps & { samples: readonly Sample[] }) {
  const [low, high] = toExtent(samples.map(({ value }) => value)) ?? [0, 1];
  const toY = toScale({ domain: [low, high], range: [bottom - 4, top + 4] });
  const d = toDotPath({ points: samples, toX: ({ at }) => toX(at), toY: (it) => toY(it.value) });
  return (
    <path
      d={d}
      fill="none"
      stroke={toColour("hrv")}
      strokeLinecap="round"
      strokeOpacity={0.55}
      strokeWidth={3.5}
    />
  );
}

interface BeatsProps extends PanelProps {
  beats: readonly Sample[];
  maxGapMs: number;
  left: number;
  right: number;
  writeClock: (at: number) => string;
}

function Beats({ beats, toX, top, bottom, left, right, maxGapMs, writeClock }: BeatsProps) {
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
      {axis.ticks.map((tick) => (
        <text
          dominantBaseline="middle"
          fill="var(--ink-faint)"
          fontSize={12}
          key={tick}
          x={right + 8}
          y={toY(tick)}
        >
          {formatNumber({ value: tick })}
        </text>
      ))}
      <path
        d={d}
        fill="none"
        stroke={toColour("heart")}
        strokeLinecap="round"
        strokeLinejoin="round"
        strokeWidth={1.75}
      />
      {nadir && (
        <Nadir
          isLeftOf={toX(nadir.at) > (left + right) / 2}
          text={`${formatNumber({ value: nadir.value })} at ${writeClock(nadir.at)}`}
          x={toX(nadir.at)}
          y={toY(nadir.value)}
        />
      )}
    </g>
  );
}

function Nadir({
  x,
  y,
  text,
  isLeftOf,
}: {
  x: number;
  y: number;
  text: string;
  isLeftOf: boolean;
}) {
  return (
    <g>
      <circle
        cx={x}
        cy={y}
        fill="var(--surface)"
        r={3.5}
        stroke={toColour("heart")}
        strokeWidth={1.75}
      />
      <text
        dominantBaseline="middle"
        fill="var(--ink)"
        fontSize={12}
        fontWeight={500}
        paintOrder="stroke"
        stroke="var(--surface)"
        strokeWidth={3}
        textAnchor={isLeftOf ? "end" : "start"}
        x={isLeftOf ? x - 8 : x + 8}
        y={y + 6}
      >
        {text}
      </text>
    </g>
  );
}
