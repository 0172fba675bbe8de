import { formatClockOffset, type HourCycle } from "../time/clock.ts";
import { formatDuration } from "./duration.ts";
import { formatNumber, formatSigned } from "./number.ts";

/** What a person chose to read in. */
export type UnitSystem = "metric" | "imperial";

export interface Quantity {
  value: number;
  /** A metric's unit as the registry states it: "", "bpm", "s", "°C", "clock" … */
  unit: string;
  system?: UnitSystem | undefined;
  hourCycle?: HourCycle | undefined;
}

export interface QuantityText {
  text: string;
  /** Printed small after the text; "" when the text says it all. */
  unit: string;
}

const METRES_PER_MILE = 1609.344;
const POUNDS_PER_KILOGRAM = 2.204_622_621_8;

// Digits after the point by unit; whole numbers otherwise.
const DIGITS: Readonly<Record<string, number>> = {
  "/min": 1,
  "m/s": 1,
  "%": 0,
  MET: 1,
  "ml/kg/min": 0,
};

/**
 * A quantity in the person's units. A temperature is a deviation, so °F is ×1.8 without +32.
 * Seconds become "7 h 12 min", clock offsets (seconds from midnight) "23:41".
 */
export function toQuantityText({
  value,
  unit,
  system = "metric",
  hourCycle,
}: Quantity): QuantityText {
  if (unit === "s") return { text: formatDuration({ seconds: value }), unit: "" };
  if (unit === "clock") {
    const text = formatClockOffset({ seconds: value, ...(hourCycle ? { hourCycle } : {}) });
    return { text, unit: "" };
  }
  if (unit === "°C") {
    return system === "imperial"
      ? { text: formatSigned({ value: value * 1.8, digits: 1 }), unit: "°F" }
      : { text: formatSigned({ value, digits: 1 }), unit: "°C" };
  }
  if (unit === "m") {
    return system === "imperial"
      ? { text: formatNumber({ value: value / METRES_PER_MILE, digits: 1 }), unit: "mi" }
      : { text: formatNumber({ value: value / 1000, digits: 1 }), unit: "km" };
  }
  if (unit === "kg" && system === "imperial") {
    return { text: formatNumber({ value: value * POUNDS_PER_KILOGRAM, digits: 1 }), unit: "lb" };
  }
  const text = formatNumber({ value, digits: DIGITS[unit] ?? 0 });
  return { text, unit: unit === "level" ? "" : unit };
}

/** "62 bpm", "+0.3 °C", "7 h 12 min" in one string. */
export function formatQuantity(quantity: Quantity): string {
  const { text, unit } = toQuantityText(quantity);
  return unit === "" ? text : `${text} ${unit}`;
}
