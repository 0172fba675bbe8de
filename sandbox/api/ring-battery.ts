import type { History } from "../people/history.ts";
import { localDay } from "../people/zones.ts";
import { type Row, type Shape, select } from "./shape.ts";
import type { Window } from "./window.ts";

/** Levels of the ring's battery, as far as anything is known of its wearer. */
export function* batteryRows({
  history,
  window,
  shape,
}: {
  history: History;
  window: Window;
  shape: Shape;
}): Generator<Row> {
  const { home } = history.person.persona;
  // A day's levels begin with getting up and end with the next one's, somewhere else perhaps.
  const first = Math.max(history.firstDay, localDay({ zone: home, instant: window.start }) - 2);
  const last = Math.min(history.lastDay, localDay({ zone: home, instant: window.end }) + 1);
  for (let day = first; day <= last; day++) {
    for (const { instant, level, charging, inCharger } of history.battery(day)) {
      if (instant < window.start || instant >= window.end) continue;
      const body = {
        timestamp: new Date(instant * 1000).toISOString(),
        timestamp_unix: instant * 1000,
        charging,
        in_charger: inCharger,
        level,
      };
      yield { instant, row: JSON.stringify(select({ body, fields: shape.fields })) };
    }
  }
}
