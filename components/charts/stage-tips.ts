import { formatDuration } from "#lib/format/duration.ts";
import { formatCount, formatNumber } from "#lib/format/number.ts";
import type { Tip } from "./chart-tip.tsx";
import { STAGE_LABELS, STAGES, toStageColour } from "./palette.ts";
import type { StageMode, StageRow } from "./stage-nights.ts";

/** What the tip says of one bar of the stages chart. */
export function toStageTip({
  row,
  label,
  reason,
  mode,
}: {
  row: StageRow;
  label: string;
  reason: string | null;
  mode: StageMode;
}): Tip {
  const { value: asleep, n } = row.bucket;
  const isMany = row.bucket.lastIndex > row.bucket.firstIndex;
  const naps = row.naps
    ? [
        {
          label: isMany ? "Naps, mean a day" : "Naps",
          value: formatDuration({ seconds: row.naps }),
        },
      ]
    : [];
  if (asleep === null) {
    return { title: label, rows: naps, note: `No data: ${reason ?? "Oura gave no stages"}` };
  }
  const write = (value: number) =>
    mode === "percent" ? `${formatNumber({ value })} %` : formatDuration({ seconds: value });
  const rows = STAGES.toReversed().flatMap((stage) => {
    const value = row[stage];
    if (value === null) return [];
    return [{ label: STAGE_LABELS[stage], value: write(value), colour: toStageColour(stage) }];
  });
  const count = isMany ? `, medians of ${formatCount({ count: n, one: "night" })}` : "";
  return {
    title: label,
    rows: [...rows, ...naps],
    note: `Asleep ${formatDuration({ seconds: asleep })}${count}`,
  };
}
