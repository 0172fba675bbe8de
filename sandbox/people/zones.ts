import { daySeconds } from "./calendar.ts";

/** A time zone's offset from `from` (instant) on. */
interface Span {
  from: number;
  offset: number;
}

const formats = new Map<string, Intl.DateTimeFormat>();
const tables = new Map<string, Map<number, readonly Span[]>>();

/** Seconds east of UTC in a time zone at an instant; a table per zone and year makes it cheap. */
export function offsetAt({ zone, instant }: { zone: string; instant: number }): number {
  const year = Math.floor(instant / (365.2425 * daySeconds));
  let table = tables.get(zone);
  if (table === undefined) {
    table = new Map();
    tables.set(zone, table);
  }
  let spans = table.get(year);
  if (spans === undefined) {
    spans = spansOf({ zone, year });
    table.set(year, spans);
  }
  let offset = 0;
  for (const span of spans) if (span.from <= instant) offset = span.offset;
  return offset;
}

/** The instant at which clocks in `zone` show `seconds` after midnight of a day; may pass 24 hours. */
export function instantOf({
  zone,
  day,
  seconds,
}: {
  zone: string;
  day: number;
  seconds: number;
}): number {
  const wall = day * daySeconds + seconds;
  const guess = wall - offsetAt({ zone, instant: wall });
  return wall - offsetAt({ zone, instant: guess });
}

/** The calendar day that a clock in `zone` shows. */
export function localDay({ zone, instant }: { zone: string; instant: number }): number {
  return Math.floor((instant + offsetAt({ zone, instant })) / daySeconds);
}

/** Clocks stay changed for longer than this. */
const probe = 14 * daySeconds;

function spansOf({ zone, year }: { zone: string; year: number }): readonly Span[] {
  const start = Math.floor(year * 365.2425 * daySeconds);
  const end = start + 367 * daySeconds;
  const spans: Span[] = [{ from: start, offset: readOffset({ zone, instant: start }) }];
  let before = readOffset({ zone, instant: start });
  for (let at = start; at < end; at += probe) {
    const after = readOffset({ zone, instant: at + probe });
    if (before === after) continue;
    let low = at;
    let high = at + probe;
    while (high - low > 60) {
      const middle = Math.floor((low + high) / 120) * 60;
      if (readOffset({ zone, instant: middle }) === before) low = middle;
      else high = middle;
    }
    spans.push({ from: Math.floor(high / 60) * 60, offset: after });
    before = after;
  }
  return spans;
}

function readOffset({ zone, instant }: { zone: string; instant: number }): number {
  let format = formats.get(zone);
  if (!format) {
    format = new Intl.DateTimeFormat("en-US", { timeZone: zone, timeZoneName: "longOffset" });
    formats.set(zone, format);
  }
  const name = format.formatToParts(instant * 1000).find((part) => part.type === "timeZoneName");
  const match = /GMT([+-])(\d{2}):(\d{2})/.exec(name?.value ?? "");
  if (!match) return 0;
  return (match[1] === "-" ? -1 : 1) * (Number(match[2]) * 3600 + Number(match[3]) * 60);
}
