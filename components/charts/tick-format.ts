import { formatHoursMinutes } from "#lib/format/duration.ts";
import { formatNumber } from "#lib/format/number.ts";
import { type Quantity, toQuantityText } from "#lib/format/unit.ts";

/** A value as an axis prints it: short, and without its unit, which the head states. */
export function formatTick({ value, unit, system }: Quantity): string {
  if (unit === "s") {
    return value % 3600 === 0 ? `${value / 3600} h` : formatHoursMinutes({ seconds: value });
  }
  if (unit === "clock" || unit === "°C" || unit === "m" || unit === "kg") {
    return toQuantityText({ value, unit, system }).text;
  }
  // Ticks are round, so a thousand's tenth is the finest that an axis of thousands needs.
  if (Math.abs(value) >= 1000) return `${Number((value / 1000).toFixed(1))}k`;
  const digits = Number.isInteger(value) ? 0 : Number.isInteger(value * 10) ? 1 : 2;
  return formatNumber({ value, digits });
}
