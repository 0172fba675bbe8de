import { addDays, type Day } from "../time/day.ts";
import { createOffsetReader } from "../time/zone-offset.ts";

const dayMs = 86_400_000;
const minuteMs = 60_000;

/** From `from` (milliseconds since 1970) on, the zone's clock is `offset` milliseconds ahead of UTC. */
export interface OffsetSpan {
  from: number;
  offset: number;
}

/** The zone's offsets from `from` to `to` in order, one entry and one more a change of clocks. */
export function toOffsetSpans({
  timeZone,
  from,
  to,
}: {
  timeZone: string;
  from: number;
  to: number;
}): OffsetSpan[] {
  const readOffset = createOffsetReader(timeZone);
  const spans = [{ from, offset: readOffset(from) }];
  // No zone changes its clocks and back within a day, so that looking once a day misses nothing.
  for (let start = from; start < to; start += dayMs) {
    const end = Math.min(start + dayMs, to);
    const before = readOffset(start);
    const after = readOffset(end);
    if (before === after) continue;
    // Clocks change on a whole minute: count minutes.
    let low = Math.floor(start / minuteMs);
    let high = Math.ceil(end / minuteMs);
    while (high - low > 1) {
      const middle = (low + high) >>> 1;
      if (readOffset(middle * minuteMs) === before) low = middle;
      else high = middle;
    }
    spans.push({ from: high * minuteMs, offset: after });
  }
  return spans;
}

/**
 * The instant at which a local day begins, in milliseconds since 1970: its midnight, or where the
 * clocks skip that, the first moment after. `daysAfter` names a later day by its distance.
 */
export function toDayStart({
  day,
  timeZone,
  daysAfter = 0,
}: {
  day: Day;
  timeZone: string;
  daysAfter?: number;
}): number {
  const readOffset = createOffsetReader(timeZone);
  const midnight = Date.parse(`${addDays({ day, count: daysAfter })}T00:00:00Z`);
  const candidates = [midnight - dayMs, midnight + dayMs].map((at) => midnight - readOffset(at));
  const [early = midnight, late = midnight] = candidates.toSorted((a, b) => a - b);
  return early + readOffset(early) >= midnight ? early : late;
}
