/** An arc of the 24-hour dial: hours from midnight at the top, clockwise. */
interface Arc {
  from: number;
  to: number;
  colour: string;
}

const size = 320;
const centre = size / 2;

/** The rings from outside in, each one kind of data over a day. */
const rings: readonly { radius: number; width: number; arcs: readonly Arc[] }[] = [
  {
    radius: 142,
    width: 14,
    arcs: [
      { from: 22.6, to: 23.5, colour: "var(--stage-light)" },
      { from: 23.6, to: 25.1, colour: "var(--stage-deep)" },
      { from: 25.2, to: 26, colour: "var(--stage-light)" },
      { from: 26.1, to: 26.8, colour: "var(--stage-rem)" },
      { from: 26.9, to: 27.9, colour: "var(--stage-deep)" },
      { from: 28, to: 29.2, colour: "var(--stage-light)" },
      { from: 29.3, to: 30.5, colour: "var(--stage-rem)" },
    ],
  },
  { radius: 118, width: 14, arcs: [{ from: 6.8, to: 22.2, colour: "var(--metric-readiness)" }] },
  {
    radius: 94,
    width: 14,
    arcs: [
      { from: 7.6, to: 8.5, colour: "var(--metric-activity)" },
      { from: 11.9, to: 13.1, colour: "var(--metric-activity)" },
      { from: 17.2, to: 19.4, colour: "var(--metric-activity)" },
    ],
  },
];

function toPoint({ hour, radius }: { hour: number; radius: number }): string {
  const angle = (hour / 24) * 2 * Math.PI - Math.PI / 2;
  return `${(centre + radius * Math.cos(angle)).toFixed(2)} ${(centre + radius * Math.sin(angle)).toFixed(2)}`;
}

function toPath({ arc, radius }: { arc: Arc; radius: number }): string {
  const isLong = arc.to - arc.from > 12 ? 1 : 0;
  const [start, end] = [arc.from, arc.to].map((hour) => toPoint({ hour, radius }));
  return `M ${start} A ${radius} ${radius} 0 ${isLong} 1 ${end}`;
}

/** A heart's wave around the innermost circle. */
function toPulse(): string {
  const points = Array.from({ length: 145 }, (_, step) => {
    const hour = step / 6;
    const day = Math.max(0, Math.sin(((hour - 7) / 24) * 2 * Math.PI));
    const radius = 58 + 9 * day + 5 * day * Math.sin(hour * 5.3) + 1.5 * Math.sin(hour * 9);
    return toPoint({ hour, radius });
  });
  return `M ${points.join(" L ")} Z`;
}

/** A picture, not a chart: one day as rings of sleep, readiness, activity and heart rate. */
export function RingDial() {
  return (
    <svg
      aria-hidden
      className="mx-auto w-full max-w-72 lg:max-w-none"
      fill="none"
      viewBox={`0 0 ${size} ${size}`}
    >
      {rings.map(({ radius, width, arcs }) => (
        <g key={radius} strokeWidth={width}>
          <circle cx={centre} cy={centre} r={radius} stroke="var(--sunken)" />
          {arcs.map((arc) => (
            <path d={toPath({ arc, radius })} key={arc.from} stroke={arc.colour} />
          ))}
        </g>
      ))}
      <path d={toPulse()} stroke="var(--metric-heart)" strokeLinejoin="round" strokeWidth="2" />
      {[0, 6, 12, 18].map((hour) => (
        <text
          dominantBaseline="middle"
          fill="var(--ink-faint)"
          fontSize="10"
          key={hour}
          textAnchor="middle"
          x={toPoint({ hour, radius: 40 }).split(" ")[0]}
          y={toPoint({ hour, radius: 40 }).split(" ")[1]}
        >
          {String(hour).padStart(2, "0")}
        </text>
      ))}
    </svg>
  );
}
