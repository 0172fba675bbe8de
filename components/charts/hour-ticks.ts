import { formatClockOffset, type HourCycle } from "#lib/time/clock.ts";

export interface HourTick {
  /** Share of the axis' length, 0 to 1. */
  x: number;
  label: string;
}

const HOUR = 3600;
const STRIDES = [1, 2, 3, 4, 6, 12, 24] as const;

// "6 am" needs no ":00"; "06:00" without it would not read as a time.
function toHourLabel({ seconds, hourCycle }: { seconds: number; hourCycle: HourCycle }): string {
  const label = formatClockOffset({ seconds, hourCycle });
  return hourCycle === 12 ? label.replace(":00", "") : label;
}

/**
 * Full hours of the local clock along a time axis, as many as fit without touching.
 * @param startSeconds local wall-clock seconds at the axis' left end (any midnight as zero).
 * @param seconds the axis' length.
 * @param width the axis' length in pixels.
 */
export function toHourTicks({
  startSeconds,
  seconds,
  width,
  hourCycle = 24,
}: {
  startSeconds: number;
  seconds: number;
  width: number;
  hourCycle?: HourCycle | undefined;
}): HourTick[] {
  const room = Math.max(1, Math.floor(width / 52));
  const hours = STRIDES.find((stride) => seconds / HOUR / stride <= room) ?? 24;
  const step = hours * HOUR;
  const edge = (16 / Math.max(1, width)) * seconds;
  const ticks: HourTick[] = [];
  for (
    let at = Math.ceil((startSeconds + edge) / step) * step;
    at <= startSeconds + seconds - edge;
    at += step
  ) {
    ticks.push({
      x: (at - startSeconds) / seconds,
      label: toHourLabel({ seconds: at, hourCycle }),
    });
  }
  return ticks;
}
