import { schedule } from "./crontab.ts";
import type { TaskName } from "./queue.ts";

const minuteMs = 60_000;
const dayMs = 1440 * minuteMs;

/**
 * When a recurring task runs next, in milliseconds since 1970. Knows the two forms that the crontab
 * uses: every so many minutes, and a time of day in UTC.
 */
export function toNextRun({
  task,
  now,
}: {
  task: Extract<TaskName, keyof typeof schedule>;
  now: number;
}): number {
  const [minute = "", hour = ""] = schedule[task].split(" ");
  const every = Number(/^\*\/(\d+)$/.exec(minute)?.[1] ?? Number.NaN) * minuteMs;
  if (every > 0) return (Math.floor(now / every) + 1) * every;
  const at = (Number(hour) * 60 + Number(minute)) * minuteMs;
  if (!Number.isFinite(at)) throw new RangeError(`${task} runs at no time of day`);
  const today = Math.floor(now / dayMs) * dayMs + at;
  return today > now ? today : today + dayMs;
}
