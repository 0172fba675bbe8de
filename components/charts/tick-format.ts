import { formatNumber } from "#lib/format/number.ts";
import { type Quantity, toQuantityText } from "#lib/format/unit.ts";

/**
 * A value as an axis prints it: short, and without its unit, which the head states. A duration says
 * hours or minutes all the same ("15 min", "7 h", "7 h 30"): "0:15" could be either, or a time of day.
 */
export function formatTick({ value, unit, system }: Quantity): string {
  if (unit === "s") return toDurationTick(value);
  if (unit === "clock" || unit === "°C" || unit === "m" || unit === "kg") {
    return toQuantityText({ value, unit, system }).text;
  }
  // Ticks are round, so a thousand's tenth is the finest that an axis of thousands needs.
  if (Math.abs(value) >= 1000) return `${Number((value / 1000).toFixed(1))}k`;
  const digits = Number.isInteger(value) ? 0 : Number.isInteger(value * 10) ? 1 : 2;
  return formatNumber({ value, digits });
}

function toDurationTick(seconds: number): string {
  const minutes = Math.round(seconds / 60);
  if (Math.abs(minutes) < 60)
    return minutes === 0 ? "0" : `${formatNumber({ value: minutes })} min`;
  const [hours, rest] = [Math.trunc(minutes / 60), Math.abs(minutes % 60)];
  return rest === 0 ? `${hours} h` : `${hours} h ${String(rest).padStart(2, "0")}`;
}
