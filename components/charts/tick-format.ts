import { formatNumber } from "#lib/format/number.ts";
import { type Quantity, toQuantityText } from "#lib/format/unit.ts";

interface TickAxis extends Pick<Quantity, "unit" | "system"> {
  /** All that the axis prints, so that they look alike. */
  ticks: readonly number[];
}

/**
 * Writes values as an axis prints them: short, alike, and without their unit, which the head states. A
 * duration says hours or minutes all the same ("15 min", "7 h", "7 h 30"): "0:15" could be either, or a
 * time of day.
 */
export function toTickFormat({ ticks, unit, system }: TickAxis): (value: number) => string {
  if (unit === "s") return toDurationTick;
  if (unit === "clock" || unit === "°C" || unit === "m" || unit === "kg") {
    return (value) => toQuantityText({ value, unit, system }).text;
  }
  const digits = Math.max(0, ...ticks.map(toDigits));
  const isInThousands = ticks.some((tick) => Math.abs(tick) >= 10_000);
  return (value) =>
    isInThousands && value !== 0
      ? // Ticks are round, so a thousand's tenth is the finest that an axis of thousands needs.
        `${formatNumber({ value: value / 1000, digits: Number.isInteger(value / 1000) ? 0 : 1 })}k`
      : formatNumber({ value, digits });
}

function toDigits(tick: number): number {
  return Number.isInteger(tick) ? 0 : Number.isInteger(Number((tick * 10).toPrecision(12))) ? 1 : 2;
}

// Spaces that do not break: an axis would put the unit on a line of its own.
function toDurationTick(seconds: number): string {
  const minutes = Math.round(seconds / 60);
  if (minutes === 0) return "0";
  const [hours, rest] = [Math.trunc(minutes / 60), Math.abs(minutes % 60)];
  if (hours === 0) return `${formatNumber({ value: minutes })}\u00a0min`;
  return `${formatNumber({ value: hours })}\u00a0h${rest === 0 ? "" : `\u00a0${String(rest).padStart(2, "0")}`}`;
}
