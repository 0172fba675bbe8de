import { formatNumber } from "#lib/format/number.ts";
import type { TipRow } from "./chart-tip.tsx";
import { toDeviationColour, toDeviationLegend, toDeviationReach } from "./deviation-ramp.ts";
import { RAMP_LEVELS, toRampColour, toRampExtent, toRampLevel } from "./heart-ramp.ts";

type Cells = readonly (readonly (number | null)[])[];

/** How the cells of a heart rate map look, and what they say. */
export interface MapLook {
  /** Null for a cell that has a reading but nothing to compare it with. */
  toColour: (place: { row: number; column: number; bpm: number }) => string | null;
  /** What the tip says beside the rate itself. */
  toNote: (place: { row: number; column: number }) => string | null;
  legend: { from: string; to: string; colours: readonly string[] } | null;
}

/** The stronger, the faster. */
export function toRateLook(cells: Cells): MapLook {
  const extent = toRampExtent(cells);
  return {
    toColour: ({ bpm }) => (extent === null ? null : toRampColour(toRampLevel({ bpm, extent }))),
    toNote: () => null,
    legend: extent && {
      from: `≤ ${extent[0]}`,
      to: `≥ ${extent[1]} bpm`,
      colours: Array.from({ length: RAMP_LEVELS }, (_, level) => toRampColour(level)),
    },
  };
}

/** The stronger, the farther outside the own range at that time of day; `rows` in beats, as the cells. */
export function toDeviationLook(rows: Cells): MapLook {
  const reach = toDeviationReach(rows);
  const read = ({ row, column }: { row: number; column: number }) => rows[row]?.[column] ?? null;
  return {
    toColour: (place) => {
      const outside = read(place);
      return outside === null ? null : toDeviationColour({ outside, reach });
    },
    toNote: (place) => {
      const outside = read(place);
      if (outside === null) return "Your usual range at this time is not known yet";
      if (outside === 0) return "Inside your usual range at this time";
      const beats = `${formatNumber({ value: Math.max(1, Math.abs(outside)) })} bpm`;
      return `${beats} ${outside > 0 ? "above" : "below"} your usual range at this time`;
    },
    legend: {
      from: `${reach} bpm below`,
      to: `${reach} bpm above your usual`,
      colours: toDeviationLegend(reach),
    },
  };
}

/** The row of a tip that tells a cell's rate. */
export function toRateRow({ bpm, colour }: { bpm: number; colour: string | null }): TipRow {
  const value = `${formatNumber({ value: bpm })} bpm`;
  return { label: "median", value, ...(colour === null ? {} : { colour }) };
}
