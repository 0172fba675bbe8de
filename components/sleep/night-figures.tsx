import { formatQuantity } from "#lib/format/unit.ts";
import type { SleepView } from "./night.ts";

const figures = [
  { key: "efficiency", label: "Efficiency", unit: "%" },
  { key: "latency", label: "Fell asleep in", unit: "s" },
  { key: "timeInBed", label: "In bed", unit: "s" },
  { key: "lowestHeartRate", label: "Lowest heart rate", unit: "bpm" },
  { key: "averageHeartRate", label: "Average heart rate", unit: "bpm" },
  { key: "averageHrv", label: "Average HRV", unit: "ms" },
  { key: "averageBreath", label: "Breathing", unit: "/min" },
] as const satisfies { key: keyof SleepView; label: string; unit: string }[];

/** The night in numbers; a figure that Oura left out is left out. */
export function NightFigures({ sleep }: { sleep: SleepView }) {
  return (
    <dl className="mt-4 grid grid-cols-[repeat(auto-fill,minmax(7.75rem,1fr))] gap-x-4 gap-y-3">
      {figures.map(({ key, label, unit }) => {
        const value = sleep[key];
        return value === null ? null : (
          <div className="min-w-0" key={key}>
            <dt className="truncate text-xs text-ink-muted">{label}</dt>
            <dd className="text-sm font-medium text-ink">{formatQuantity({ value, unit })}</dd>
          </div>
        );
      })}
    </dl>
  );
}
