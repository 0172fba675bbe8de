import { formatClockOffset, type HourCycle } from "#lib/time/clock.ts";
import { toDialArc, toDialPoint } from "./clock-dial-layout.ts";
import { toColour } from "./palette.ts";
import type { ClockSpan } from "./sleep-timing-layout.ts";

interface ClockDialProps {
  /** Describes the dial in words. */
  label: string;
  /** When to go to bed, in seconds from midnight; null where nobody says. */
  window: ClockSpan | null;
  /** The usual night; null while there is none. */
  night: ClockSpan | null;
  /** The time of day in seconds; null until it is known. */
  now: number | null;
  hourCycle: HourCycle;
}

const HOURS = [0, 6, 12, 18] as const;
const OUTER = 88;
const INNER = 74;

/** A clock of 24 hours with the bedtime window outside, the usual night inside, and a hand for now. */
export function ClockDial({ label, window, night, now, hourCycle }: ClockDialProps) {
  const hand = now === null ? null : toDialPoint({ seconds: now, radius: OUTER - 4 });
  return (
    <svg
      aria-label={label}
      className="mx-auto h-full max-w-full"
      role="img"
      viewBox="-124 -118 248 236"
    >
      <circle fill="none" r={OUTER} stroke="var(--line)" strokeWidth={10} />
      <circle fill="none" r={INNER} stroke="var(--line)" strokeWidth={10} />
      {window && (
        <path
          d={toDialArc({ ...window, radius: OUTER })}
          fill="none"
          stroke={toColour("recovery")}
          strokeWidth={10}
        />
      )}
      {night && (
        <path
          d={toDialArc({ ...night, radius: INNER })}
          fill="none"
          stroke={toColour("sleep")}
          strokeWidth={10}
        />
      )}
      {HOURS.map((hour) => {
        const { x, y } = toDialPoint({ seconds: hour * 3600, radius: OUTER + 16 });
        return (
          <text
            dominantBaseline="middle"
            fill="var(--ink-faint)"
            fontSize={11}
            key={hour}
            textAnchor={x > 1 ? "start" : x < -1 ? "end" : "middle"}
            x={x > 1 ? x - 8 : x < -1 ? x + 8 : x}
            y={y}
          >
            {toHourLabel({ hour, hourCycle })}
          </text>
        );
      })}
      {hand && (
        <g>
          <line stroke="var(--ink)" strokeLinecap="round" strokeWidth={2} x2={hand.x} y2={hand.y} />
          <circle fill="var(--ink)" r={4} />
        </g>
      )}
    </svg>
  );
}

/** "06" or "6 am": a dial has room for no more. */
function toHourLabel({ hour, hourCycle }: { hour: number; hourCycle: HourCycle }): string {
  const text = formatClockOffset({ seconds: hour * 3600, hourCycle });
  return text.replace(":00", "");
}
