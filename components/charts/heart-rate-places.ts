import { toBandWords } from "#lib/format/delta.ts";
import { formatZoneClock } from "#lib/format/zone-clock.ts";
import type { HourCycle } from "#lib/time/clock.ts";
import type { Tip } from "./chart-tip.tsx";
import { toZoom, type Zoom } from "./day-zoom.ts";
import { type BandCell, type Stop, toStopIndex } from "./heart-rate-day.ts";
import type { DayInterval, DayTag } from "./heart-rate-drawing.tsx";
import { toSourceLook } from "./heart-rate-sources.tsx";
import { toColour } from "./palette.ts";
import type { Places } from "./plot-surface.tsx";
import type { ToMarked } from "./range-selection.ts";

interface PlacesInput {
  /** Those in the stretch drawn. */
  stops: readonly Stop[];
  /** Why there are no readings, where that is known. */
  reasons: readonly SilenceReason[];
  cells: readonly BandCell[];
  intervals: readonly DayInterval[];
  tags: readonly DayTag[];
  /** The stretch drawn. */
  shown: Zoom;
  /** The whole day. */
  day: Zoom;
  timeZone: string;
  hourCycle: HourCycle;
  /** Draws a stretch that was marked; without it none can be. */
  onZoom?: ((zoom: Zoom | null) => void) | undefined;
}

/** Why a stretch has no readings, in a few words; in milliseconds since 1970. */
export interface SilenceReason {
  from: number;
  to: number;
  words: string;
}

const HALF_BAND_STEP = 15 * 60_000;

/** Samples and silences as places, each telling what went on then. */
export function toHeartRatePlaces(input: PlacesInput): Places {
  const { stops, shown, day, timeZone, hourCycle, onZoom } = input;
  const { from: start, to: end } = shown;
  const write = (at: number) => formatZoneClock({ at, timeZone, hourCycle });
  const noted = toNoted({ stops, tags: input.tags });
  const toTip = (index: number): Tip => {
    const stop = stops[index];
    if (stop === undefined) return { title: "", rows: [] };
    const within = input.intervals.filter(({ from, to }) => from <= stop.at && stop.at < to);
    const tags = noted.get(index) ?? [];
    const around = [
      ...within.map(({ label }) => ({ label: "During", value: label })),
      ...tags.map(({ label, from }) => ({ label: "Tag", value: `${label}, ${write(from)}` })),
    ];
    const remarks = tags.flatMap(({ comment }) => (comment === null ? [] : [`“${comment}”`]));
    if ("from" in stop) {
      return {
        title: `${write(stop.from)} – ${write(stop.to)}`,
        rows: around,
        note: [`No data: ${toReasonAt({ at: stop.at, reasons: input.reasons })}`, ...remarks].join(
          ". ",
        ),
      };
    }
    const { bpm, source, at } = stop.beat;
    const cell = input.cells.find((candidate) => Math.abs(candidate.at - at) <= HALF_BAND_STEP);
    const words = cell && toBandWords({ value: bpm, ...cell, unit: "bpm" });
    const look = toSourceLook(source);
    return {
      title: write(at),
      rows: [
        { label: "Heart rate", value: `${bpm} bpm`, colour: toColour("heart") },
        { label: "Source", value: look.label, colour: look.colour },
        ...around,
      ],
      note: [
        ...(words ? [`${words.charAt(0).toUpperCase()}${words.slice(1)}`] : []),
        ...remarks,
      ].join(". "),
    };
  };
  return {
    count: stops.length,
    toX: (index) => ((stops[index]?.at ?? start) - start) / (end - start),
    fromX: (x) => toStopIndex({ stops, at: start + x * (end - start) }),
    toKey: (index) => stops[index]?.at ?? start,
    fromKey: (key) =>
      typeof key === "number" && start <= key && key <= end
        ? toStopIndex({ stops, at: key })
        : null,
    toTip,
    toMarked: onZoom && toMarkedTimes({ stops, shown, day, write, onZoom }),
  };
}

function toReasonAt({ at, reasons }: { at: number; reasons: readonly SilenceReason[] }): string {
  const reason = reasons.find(({ from, to }) => from <= at && at <= to);
  return reason?.words ?? "the ring sent no heart rate in this time";
}

/** The stop at which each tag is read out: the silence around it or the nearest sample. */
function toNoted({ stops, tags }: Pick<PlacesInput, "stops" | "tags">): Map<number, DayTag[]> {
  const noted = new Map<number, DayTag[]>();
  for (const tag of tags) {
    const index = toStopIndex({ stops, at: tag.from });
    if (index !== null) noted.set(index, [...(noted.get(index) ?? []), tag]);
  }
  return noted;
}

function toMarkedTimes({
  stops,
  shown,
  day,
  write,
  onZoom,
}: Pick<PlacesInput, "stops" | "shown" | "day"> & {
  write: (at: number) => string;
  onZoom: (zoom: Zoom | null) => void;
}): ToMarked {
  const length = shown.to - shown.from;
  return (firstIndex, lastIndex) => {
    const first = stops[firstIndex];
    const last = stops[lastIndex];
    if (first === undefined || last === undefined || firstIndex === lastIndex) return null;
    const from = "from" in first ? first.from : first.at;
    const to = "to" in last ? last.to : last.at;
    const zoom = toZoom({ zoom: { from, to }, bounds: day });
    if (zoom === null) return null;
    return {
      left: Math.max(0, (zoom.from - shown.from) / length),
      right: Math.min(1, (zoom.to - shown.from) / length),
      label: `${write(zoom.from)} – ${write(zoom.to)}`,
      noun: "this part of the day",
      apply: () => onZoom(zoom),
    };
  };
}
