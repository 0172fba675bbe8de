import { formatClockOffset, type HourCycle } from "#lib/time/clock.ts";

/** Writes instants on the clock of recording, `offsetMinutes` east of UTC: "04:10", "4:10 am". */
export function toClockWriter({
  offsetMinutes,
  hourCycle,
}: {
  offsetMinutes: number;
  hourCycle?: HourCycle | undefined;
}): (at: number) => string {
  return (at) =>
    formatClockOffset({
      seconds: at / 1000 + offsetMinutes * 60,
      ...(hourCycle ? { hourCycle } : {}),
    });
}
