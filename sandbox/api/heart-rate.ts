import { formatInstant } from "../people/calendar.ts";
import { heartRateSources } from "../people/heart-rate.ts";
import type { History } from "../people/history.ts";
import { localDay, offsetAt } from "../people/zones.ts";
import { type Row, type Shape, select } from "./shape.ts";
import type { Window } from "./window.ts";

interface Reading {
  instant: number;
  bpm: number;
  source: string;
  zone: string;
}

/** Every row of a window as JSON text, without paging. */
export function* heartRateRows({
  history,
  window,
  shape,
}: {
  history: History;
  window: Window;
  shape: Shape;
}): Generator<Row> {
  const write = toWriter(shape);
  const { home } = history.person.persona;
  const first = Math.max(history.firstDay, localDay({ zone: home, instant: window.start }) - 1);
  const last = Math.min(history.lastDay, localDay({ zone: home, instant: window.end }) + 2);
  for (let day = first; day <= last; day++) {
    const { instants, bpm, sources } = history.heartRate(day);
    const { zone } = history.person.plan(day);
    for (let index = 0; index < instants.length; index++) {
      const instant = instants[index] ?? 0;
      if (instant < window.start || instant >= window.end) continue;
      const source = heartRateSources[sources[index] ?? 0] ?? "awake";
      yield { instant, row: write({ instant, bpm: bpm[index] ?? 0, source, zone }) };
    }
  }
}

/** The newer rows are in UTC and say their instant twice. */
function toWriter({ spec, fields }: Shape): (reading: Reading) => string {
  if (spec === "1.27") {
    return ({ instant, bpm, source, zone }) => {
      const timestamp = formatInstant({ instant, offset: offsetAt({ zone, instant }) });
      return `{"bpm":${bpm},"source":"${source}","timestamp":"${timestamp}"}`;
    };
  }
  if (fields === null) {
    return ({ instant, bpm, source }) =>
      `{"timestamp":"${new Date(instant * 1000).toISOString()}","timestamp_unix":${instant * 1000},"bpm":${bpm},"source":"${source}"}`;
  }
  return ({ instant, bpm, source }) => {
    const timestamp = new Date(instant * 1000).toISOString();
    const body = { timestamp, timestamp_unix: instant * 1000, bpm, source };
    return JSON.stringify(select({ body, fields }));
  };
}
