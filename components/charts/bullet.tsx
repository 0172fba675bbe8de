import { formatShare } from "#lib/format/number.ts";
import { formatQuantity, toQuantityText, type UnitSystem } from "#lib/format/unit.ts";
import { toBullet } from "./bullet-layout.ts";
import { type Hue, toColour } from "./palette.ts";

export interface BulletProps {
  /** What is measured: "Calories". */
  label: string;
  /** Null when there is no data. */
  value: number | null;
  /** Null when none is set. */
  target: number | null;
  /** As the registry states units: "kcal", "m", "s" … */
  unit: string;
  hue?: Hue | undefined;
  system?: UnitSystem | undefined;
}

/** One value against its target, as a bar with a mark. */
export function Bullet({ label, value, target, unit, hue = "activity", system }: BulletProps) {
  const { fill, mark } = toBullet({ value, target });
  const shown = value === null ? null : toQuantityText({ value, unit, system });
  const goal = target === null ? null : formatQuantity({ value: target, unit, system });
  const reached =
    value !== null && target !== null && target > 0 ? formatShare(value / target) : null;
  const summary = [
    shown === null ? "no data" : `${shown.text} ${shown.unit}`.trim(),
    ...(goal === null ? [] : [`target ${goal}`]),
    ...(reached === null ? [] : [reached]),
  ].join(", ");
  return (
    <div aria-label={`${label}: ${summary}`} className="min-w-0" role="img">
      <div className="flex flex-wrap items-baseline justify-between gap-x-3">
        <span className="text-sm text-ink-muted">{label}</span>
        <span className="text-sm text-ink-muted">
          {shown === null ? (
            "no data"
          ) : (
            <>
              <span className="font-semibold text-ink">{shown.text}</span>
              {goal === null && shown.unit && ` ${shown.unit}`}
            </>
          )}
          {goal !== null && (shown === null ? `, target ${goal}` : ` of ${goal}`)}
        </span>
      </div>
      <div className="relative mt-2 h-4">
        <div
          className={`absolute inset-x-0 top-1 h-2 rounded-xs ${value === null ? "hatched" : "bg-sunken"}`}
        />
        {fill !== null && (
          <div
            className="absolute top-1 left-0 h-2 rounded-xs"
            style={{ width: `${fill * 100}%`, background: toColour(hue) }}
          />
        )}
        {mark !== null && (
          <div
            className="absolute inset-y-0 w-0.5 bg-ink ring-2 ring-surface"
            style={{ left: `calc(${mark * 100}% - 1px)` }}
          />
        )}
      </div>
    </div>
  );
}
