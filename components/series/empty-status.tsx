import type { ChartStatus } from "#components/charts/chart-state.tsx";
import type { GapReason } from "#lib/sync/gaps/reason.ts";
import { NextStep, type Step } from "./next-step.tsx";

/** An empty chart: why it is, and the one thing to do about it. */
export function toEmptyStatus({
  title,
  reason,
  otherwise = null,
}: {
  title: string;
  reason: Pick<GapReason, "sentence" | "step"> | null;
  /** What leads on where nothing can be done about the reason itself. */
  otherwise?: Step | null;
}): ChartStatus {
  const step = reason?.step ?? otherwise;
  return {
    kind: "empty",
    title,
    reason: reason?.sentence ?? "Oura holds no data of this kind for the days shown.",
    action: step === null ? undefined : <NextStep step={step} />,
  };
}
