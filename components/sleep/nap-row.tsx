import { formatDuration } from "#lib/format/duration.ts";
import { formatQuantity } from "#lib/format/unit.ts";
import { formatRecordedTime, type HourCycle, toRecordedTime } from "#lib/time/clock.ts";
import type { SleepView } from "./night.ts";

const names = { night: "Another long sleep", nap: "Nap", rest: "Rest" } as const satisfies Record<
  SleepView["kind"],
  string
>;

/** A sleep beside the night: when, how long, and the little that short sleeps are measured by. */
export function NapRow({ nap, hourCycle }: { nap: SleepView; hourCycle: HourCycle }) {
  const write = (timestamp: string) => {
    const time = toRecordedTime(timestamp);
    return time === null ? "" : formatRecordedTime({ time, hourCycle });
  };
  const facts = [
    nap.totalSleep === null ? null : `${formatDuration({ seconds: nap.totalSleep })} asleep`,
    nap.lowestHeartRate === null
      ? null
      : `lowest ${formatQuantity({ value: nap.lowestHeartRate, unit: "bpm" })}`,
  ].filter((fact) => fact !== null);
  return (
    <li className="flex flex-wrap items-baseline gap-x-3 text-sm">
      <span className="font-medium text-ink">{names[nap.kind]}</span>
      <span className="text-ink-muted">
        {write(nap.startsAt)} – {write(nap.endsAt)}
      </span>
      <span className="text-ink-muted">{facts.join(" · ")}</span>
    </li>
  );
}
