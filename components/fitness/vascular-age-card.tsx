"use client";

import dynamic from "next/dynamic";
import { useMemo } from "react";
import { ChartFrame } from "#components/charts/chart-frame.tsx";
import { ChartSkeleton } from "#components/charts/chart-skeleton.tsx";
import type { KnownAge } from "#components/charts/vascular-age-layout.ts";
import { toPartialWords } from "#components/series/partial-words.ts";
import { useSeriesPage } from "#components/series/series-page.tsx";
import { useAddress } from "#components/series/use-address.ts";
import { SegmentedControl } from "#components/ui/segmented-control.tsx";
import { formatNumber } from "#lib/format/number.ts";
import { toAgeSummary, toAgeTable, toAlignmentWords, toCalibrationWords } from "./fitness-words.ts";

const VascularAge = dynamic(
  () => import("#components/charts/vascular-age.tsx").then((module) => module.VascularAge),
  { loading: () => <ChartSkeleton />, ssr: false },
);

const type = "daily_cardiovascular_age";

const views = [
  { value: "age", label: "Age" },
  { value: "difference", label: "Difference" },
] as const;

/** Cardiovascular age, as it is or against one's own. */
export function VascularAgeCard({ age }: { age: KnownAge | null }) {
  const page = useSeriesPage();
  const { days, today } = page;
  const since = page.missing.firstDay;
  const { values } = page.read("vascular_age");
  const nights = page.read("lowest_heart_rate").values;
  const [asked, setAsked] = useAddress("age-view");
  const mode = asked === "difference" && age !== null ? "difference" : "age";
  const reasons = useMemo(() => page.reasonsFor(type), [page]);
  const has = (index: number) => (values[index] ?? null) !== null;
  const last = days.findLastIndex((_, index) => has(index));
  const [day, newest] = [days[last], values[last] ?? null];
  const status = page.statusFor({ type, count: days.filter((_, index) => has(index)).length });
  const calibrating = status.kind === "empty" ? toCalibrationWords(nights) : null;
  return (
    <ChartFrame
      controls={
        age !== null &&
        status.kind === "ready" && (
          <SegmentedControl
            label="View"
            onValueChange={(next) => setAsked(next === "difference" ? next : null)}
            segments={views}
            value={mode}
          />
        )
      }
      delta={
        newest === null || day === undefined ? null : toAlignmentWords({ value: newest, day, age })
      }
      height={300}
      method="Oura’s estimate of how old your arteries appear, from the shape of the pulse at night. It needs 14 nights of the last 30. Your own age is told in whole years, so that its line is half a year wide either way; the corridor is what Oura calls aligned."
      partial={toPartialWords({ days, has, since, upTo: today })}
      status={
        calibrating !== null && status.kind === "empty"
          ? { ...status, reason: calibrating }
          : status
      }
      summary={toAgeSummary({ days, values, age })}
      table={toAgeTable({ days, values, age })}
      title="Cardiovascular age"
      value={newest === null ? null : { text: formatNumber({ value: newest }), unit: "years" }}
    >
      <VascularAge
        age={age}
        days={days}
        mode={mode}
        reasons={reasons}
        since={since}
        values={values}
      />
    </ChartFrame>
  );
}
