import { addDays, type Day } from "../time/day.ts";
import { createOffsetReader } from "../time/zone-offset.ts";
import { toDayStart } from "./zone-offsets.ts";

/** `day`: midnight to midnight. `night`: six in the evening before to six in the evening, the night in the middle. */
export type HeartView = "day" | "night";

/** Whether a text from a URL asks for the night in the middle. */
export function toHeartView(text: string | null): HeartView {
  return text === "night" ? "night" : "day";
}

/** First and last instant of a view of a local day, in milliseconds since 1970; 23 to 25 hours apart. */
export function toDayWindow({
  day,
  timeZone,
  view,
}: {
  day: Day;
  timeZone: string;
  view: HeartView;
}): { start: number; end: number } {
  if (view === "day") {
    const start = toDayStart({ day, timeZone });
    return { start, end: toDayStart({ day, timeZone, daysAfter: 1 }) };
  }
  const readOffset = createOffsetReader(timeZone);
  const toEvening = (of: Day) => {
    const wall = Date.parse(`${of}T18:00:00Z`);
    // Clocks never change in the evening, so that the offset a few hours off is that of the evening.
    return wall - readOffset(wall - readOffset(wall));
  };
  return { start: toEvening(addDays({ day, count: -1 })), end: toEvening(day) };
}

/** The days whose readings a view draws, to be asked for whole. */
export function toDaysOfView({ day, view }: { day: Day; view: HeartView }): { from: Day; to: Day } {
  return { from: view === "night" ? addDays({ day, count: -1 }) : day, to: day };
}
