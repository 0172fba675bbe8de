import { formatQuantity, type UnitSystem } from "../format/unit.ts";
import type { HourCycle } from "../time/clock.ts";
import type { FigureChange } from "./schema.ts";

/**
 * A changed figure in words, for the middle of a line: "score 71 → 78", "total sleep 7 h 2 min →
 * 6 h 48 min". A figure that one of the versions does not have is a dash there.
 */
export function toChangeWords({
  change: { label, unit, before, after },
  system,
  hourCycle,
}: {
  change: FigureChange;
  system?: UnitSystem;
  hourCycle?: HourCycle;
}): string {
  const write = (value: number | null) =>
    value === null ? "–" : formatQuantity({ value, unit, system, hourCycle });
  return `${toShortName(label)} ${write(before)} → ${write(after)}`;
}

/** "Sleep score" is the score where it stands; "HRV" and "REM sleep" keep their capitals. */
function toShortName(label: string): string {
  if (label.endsWith(" score")) return "score";
  return /^[A-Z][a-z]/.test(label) ? `${label.charAt(0).toLowerCase()}${label.slice(1)}` : label;
}
