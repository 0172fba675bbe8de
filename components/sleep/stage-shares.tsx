import { toNight } from "#components/charts/hypnogram-layout.ts";
import { STAGE_LABELS, STAGES, type Stage, toStageColour } from "#components/charts/palette.ts";
import { formatShare } from "#lib/format/number.ts";
import type { SleepView } from "./night.ts";

/** Shares of a night that Oura's own pages call typical for adults, in percent. */
const TYPICAL = {
  awake: [2, 5],
  rem: [20, 25],
  light: [45, 55],
  deep: [13, 23],
} as const satisfies Record<Stage, readonly [low: number, high: number]>;

const LEAST_END = 70;

/** The night's shares beside a faint reference, which is nobody's goal. */
export function StageShares({ hypnogram }: { hypnogram: NonNullable<SleepView["hypnogram"]> }) {
  const { phases, stepSeconds, start, end } = hypnogram;
  const { totals } = toNight({ phases, stepMs: stepSeconds * 1000, start, end });
  const shares = STAGES.map((stage) => ({ stage, share: totals[stage] / (end - start) }));
  const axisEnd = shares.some(({ share }) => share * 100 > LEAST_END) ? 100 : LEAST_END;
  const toWidth = (percent: number) => `${(percent / axisEnd) * 100}%`;
  return (
    <div className="mt-4 border-t border-line pt-4">
      <ul className="grid grid-cols-2 gap-x-6 gap-y-4 sm:grid-cols-4">
        {shares.toReversed().map(({ stage, share }) => {
          const [low, high] = TYPICAL[stage];
          return (
            <li key={stage}>
              <p className="flex items-baseline justify-between gap-2 text-xs">
                <span className="text-ink-muted">{STAGE_LABELS[stage]}</span>
                <span className="font-medium text-ink">{formatShare(share)}</span>
              </p>
              <div aria-hidden className="relative mt-1.5 h-3.5">
                <span className="absolute inset-x-0 top-1 h-1.5 rounded-full bg-sunken" />
                <span
                  className="absolute top-1 left-0 h-1.5 rounded-full"
                  style={{ width: toWidth(share * 100), background: toStageColour(stage) }}
                />
                <span
                  className="absolute inset-y-0 rounded-xs border border-dashed border-metric-neutral bg-metric-neutral/15"
                  style={{ left: toWidth(low), width: toWidth(high - low) }}
                />
              </div>
              <p className="mt-1 text-xs text-ink-muted">
                reference {low} – {high} %
              </p>
            </li>
          );
        })}
      </ul>
      <p className="mt-3 text-xs text-pretty text-ink-muted">
        Dashed: the shares of the time in bed that Oura calls typical for adults. A reference, not a
        goal: your own nights are the better measure.
      </p>
    </div>
  );
}
