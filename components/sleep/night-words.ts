import { formatDuration } from "#lib/format/duration.ts";
import { formatNumber } from "#lib/format/number.ts";
import { formatRecordedTime, type HourCycle, toRecordedTime } from "#lib/time/clock.ts";
import type { SleepView } from "./night.ts";

interface Told {
  sleep: SleepView;
  hourCycle: HourCycle;
}

/** "22:30 – 06:35" on the clock of recording; null when a timestamp cannot be read. */
export function toSpanText({ sleep, hourCycle }: Told): string | null {
  const [start, end] = [toRecordedTime(sleep.startsAt), toRecordedTime(sleep.endsAt)];
  if (start === null || end === null) return null;
  const write = (time: typeof start) => formatRecordedTime({ time, hourCycle });
  return `${write(start)} – ${write(end)}`;
}

/** The night in one sentence, for people and screen readers. */
export function toNightSummary({ sleep, hourCycle }: Told): string {
  const span = toSpanText({ sleep, hourCycle })?.replace(" – ", " to ");
  const asleep =
    sleep.totalSleep === null ? "" : `, ${formatDuration({ seconds: sleep.totalSleep })} asleep`;
  const lowest =
    sleep.lowestHeartRate === null
      ? ""
      : `; the heart rate fell to ${formatNumber({ value: sleep.lowestHeartRate })} bpm`;
  return `In bed ${span === undefined ? "at an unknown time" : `from ${span}`}${asleep}${lowest}.`;
}

// Oura's own line between a nap and a night.
const SHORT_SECONDS = 3 * 3600;

/** Why a sleep has no stages, as far as its document tells. */
export function toNoStagesReason({ isBatteryLow, timeInBed }: SleepView): string {
  if (isBatteryLow) return "The ring's battery was low, so Oura has no stages for this sleep.";
  if (timeInBed !== null && timeInBed < SHORT_SECONDS)
    return `Oura has no stages for this sleep of ${formatDuration({ seconds: timeInBed })}: short ones often have none.`;
  return "Oura has no stages for this sleep. Opening the Oura app lets the ring hand over what it still holds.";
}
