import { formatDuration } from "./duration.ts";
import { formatQuantity, type Quantity } from "./unit.ts";

interface Comparison extends Quantity {
  /** The person's own median, in the same unit. */
  usual: number;
}

// A difference loses the sign that a temperature is otherwise printed with.
function formatSize({
  size,
  unit,
  system,
}: {
  size: number;
  unit: string;
  system: Quantity["system"];
}) {
  if (unit === "clock") return formatDuration({ seconds: size });
  return formatQuantity({ value: size, unit, system }).replace(/^\+/, "");
}

/**
 * Says how a value stands to the person's own usual: "6 bpm above your usual", "24 min later than
 * your usual", "at your usual" when the difference vanishes in rounding.
 */
export function toDeltaWords({ value, usual, unit, system }: Comparison): string {
  const difference = value - usual;
  const size = formatSize({ size: Math.abs(difference), unit, system });
  const nothing = formatSize({ size: 0, unit, system });
  if (size === nothing) return "at your usual";
  if (unit === "clock") return `${size} ${difference > 0 ? "later" : "earlier"} than your usual`;
  if (unit === "s") return `${size} ${difference > 0 ? "longer" : "shorter"} than your usual`;
  return `${size} ${difference > 0 ? "above" : "below"} your usual`;
}

/** Where a value lies in the person's own band: "inside your range 41–58 ms", "below your range …". */
export function toBandWords({
  value,
  low,
  high,
  unit,
  system,
}: Quantity & { low: number; high: number }): string {
  const place = value < low ? "below" : value > high ? "above" : "inside";
  const lowText = formatQuantity({ value: low, unit, system });
  const highText = formatQuantity({ value: high, unit, system });
  const shortLow =
    unit !== "" && lowText.endsWith(` ${unit}`) ? lowText.slice(0, -unit.length - 1) : lowText;
  return `${place} your range ${shortLow} to ${highText}`;
}
