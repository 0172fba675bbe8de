"use client";

import dynamic from "next/dynamic";
import type { Contributor } from "#components/charts/contributors.tsx";
import { Drawer } from "#components/ui/drawer.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import { toLongDayLabel } from "#lib/format/day-label.ts";
import { formatNumber } from "#lib/format/number.ts";
import { type ContributorKey, contributorSources } from "#lib/metrics/contributor-sources.ts";
import type { Day } from "#lib/time/day.ts";

const ContributorDetails = dynamic(
  () => import("./contributor-details.tsx").then((module) => module.ContributorDetails),
  { loading: () => <Skeleton className="h-72 w-full" />, ssr: false },
);

interface ContributorDrawerProps {
  contributor: Contributor & { key: ContributorKey };
  /** The day of the contributor's value. */
  day: Day;
  onClose: () => void;
}

/** Beside the page: what a contributor looks at, and the raw metrics behind it. */
export function ContributorDrawer({ contributor, day, onClose }: ContributorDrawerProps) {
  const { key, label, value, usual } = contributor;
  const score =
    value === null
      ? `No score on ${toLongDayLabel(day)}: Oura needs more nights.`
      : `${formatNumber({ value })} of 100 on ${toLongDayLabel(day)}${usual === null ? "" : `, your usual is ${formatNumber({ value: usual })}`}.`;
  return (
    <Drawer
      description={`${score} ${contributorSources[key].says}`}
      onOpenChange={(isOpen) => !isOpen && onClose()}
      open
      title={label}
    >
      <ContributorDetails contributor={key} day={day} />
    </Drawer>
  );
}
