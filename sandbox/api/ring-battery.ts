import { daySeconds } from "../people/calendar.ts";
import type { History } from "../people/history.ts";
import { batteryAt, batteryInterval } from "../people/ring-battery.ts";
import { type Row, type Shape, select } from "./shape.ts";
import type { Window } from "./window.ts";

/** The ring's battery every ten minutes, as far as anything is known of its wearer. */
export function* batteryRows({
  history,
  window,
  shape,
}: {
  history: History;
  window: Window;
  shape: Shape;
}): Generator<Row> {
  const first = Math.max(window.start, history.firstDay * daySeconds);
  const last = Math.min(window.end, history.heartRateEnd);
  const { seed } = history.person;
  const start = Math.ceil(first / batteryInterval) * batteryInterval;
  for (let instant = start; instant < last; instant += batteryInterval) {
    const { level, charging } = batteryAt({ seed, instant });
    const body = {
      timestamp: new Date(instant * 1000).toISOString(),
      timestamp_unix: instant * 1000,
      charging,
      in_charger: charging,
      level,
    };
    yield { instant, row: JSON.stringify(select({ body, fields: shape.fields })) };
  }
}
