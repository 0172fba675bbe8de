import type { UnitSystem } from "#lib/format/unit.ts";

/** How a table writes deviations: in the person's unit, ×1.8 for °F and no +32, since they are differences. */
export function toTemperatureColumn(system: UnitSystem): {
  unit: "°C" | "°F";
  toCell: (celsius: number | null) => number | null;
} {
  if (system === "metric") return { unit: "°C", toCell: (celsius) => celsius };
  return {
    unit: "°F",
    toCell: (celsius) => (celsius === null ? null : Math.round(celsius * 180) / 100),
  };
}
