/** A reading of heart rate as the sandbox serves it. */
export interface Reading {
  bpm: number;
  source: string;
  timestamp: string;
}

/** A reading as the page's table writes it: clock, rate, source. */
export type ReadingRow = [time: string, bpm: string, source: string];

/** Calendar day and clock of an instant in a zone, by the platform's own calendar and not by the product's. */
function toLocal({ timestamp, timeZone }: { timestamp: string; timeZone: string }) {
  const text = new Date(timestamp).toLocaleString("sv-SE", { timeZone });
  return { day: text.slice(0, 10), time: text.slice(11, 16) };
}

/** The newest local day that is over: another one has begun after it. */
export function toLastWholeDay({
  readings,
  timeZone,
}: {
  readings: readonly Reading[];
  timeZone: string;
}): string {
  const days = readings.map(({ timestamp }) => toLocal({ timestamp, timeZone }).day);
  const [, before] = [...new Set(days)].toSorted().toReversed();
  if (before === undefined) throw new Error("the readings span less than two days");
  return before;
}

/** The readings of a local day, oldest first. Of two in one second, which upstream sends now and then, the later counts. */
export function toRows({
  readings,
  day,
  timeZone,
}: {
  readings: readonly Reading[];
  day: string;
  timeZone: string;
}): ReadingRow[] {
  const bySecond = new Map<number, ReadingRow>();
  for (const { timestamp, bpm, source } of readings) {
    const local = toLocal({ timestamp, timeZone });
    if (local.day !== day) continue;
    bySecond.set(Math.floor(Date.parse(timestamp) / 1000), [local.time, String(bpm), source]);
  }
  return [...bySecond].toSorted(([one], [other]) => one - other).map(([, row]) => row);
}

/** "lowest 47 bpm at 04:10, highest 142 bpm at 17:35": the first of equals, as the page tells it. */
export function toExtremesText(rows: readonly ReadingRow[]): string {
  const rates = rows.map(([, bpm]) => Number(bpm));
  const toText = (rate: number) => `${rate} bpm at ${rows[rates.indexOf(rate)]?.[0]}`;
  return `lowest ${toText(Math.min(...rates))}, highest ${toText(Math.max(...rates))}`;
}
