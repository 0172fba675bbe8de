/** One measured figure beside what it should reach. */
export interface Figure {
  name: string;
  value: number;
  unit: string;
  /** What to reach; omitted for figures that are for information. */
  target?: { atMost: number } | { atLeast: number };
  /** What it was compared with in the same run, in words. */
  against?: string;
}

/** Whether a figure reaches its target; true where it has none. */
function isReached({ value, target }: Figure): boolean {
  if (!target) return true;
  return "atMost" in target ? value <= target.atMost : value >= target.atLeast;
}

/** A table of figures, then a line that names each one that falls short. */
export function printReport(figures: readonly Figure[]): void {
  const rows = figures.map((figure) => ({
    figure: figure.name,
    value: `${toShort(figure.value)} ${figure.unit}`.trim(),
    target: toTargetText(figure),
    reached: figure.target ? (isReached(figure) ? "yes" : "NO") : "",
    against: figure.against ?? "",
  }));
  console.table(rows);
  const short = figures.filter((figure) => !isReached(figure));
  console.log(
    short.length === 0
      ? "every target is reached"
      : `falls short: ${short.map(({ name }) => name).join("; ")}`,
  );
}

function toTargetText({ target, unit }: Figure): string {
  if (!target) return "";
  return "atMost" in target ? `≤ ${target.atMost} ${unit}` : `≥ ${target.atLeast} ${unit}`;
}

function toShort(value: number): string {
  return Math.abs(value) >= 100 ? Math.round(value).toLocaleString("en") : value.toPrecision(3);
}
