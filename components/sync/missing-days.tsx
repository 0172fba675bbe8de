"use client";

import { useQuery } from "@tanstack/react-query";
import { NextStep } from "#components/series/next-step.tsx";
import { Drawer } from "#components/ui/drawer.tsx";
import { ErrorState } from "#components/ui/error-state.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import { toDayLabel, toRangeLabel } from "#lib/format/day-label.ts";
import { formatCount } from "#lib/format/number.ts";
import type { DataTypeId } from "#lib/oura/registry.ts";
import { gapsQueryOptions } from "#lib/sync/gaps/query-options.ts";
import type { Day } from "#lib/time/day.ts";
import { toReasonGroups } from "./reason-groups.ts";

interface MissingDaysProps {
  title: string;
  type: DataTypeId;
  label: string;
  /** Whether every day is expected of the type. */
  isDaily: boolean;
  from: Day;
  to: Day;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

/** Which days of a type are missing and why, by reason: the most days first. */
export function MissingDays(props: MissingDaysProps) {
  const { title, type, label, isDaily, from, to, open, onOpenChange } = props;
  const query = useQuery({ ...gapsQueryOptions({ type, from, to }), enabled: open });
  const groups = toReasonGroups({ runs: query.data?.types[type]?.runs ?? [], label });
  const missing = groups.reduce((sum, { count }) => sum + count, 0);
  const description = query.isPending
    ? toRangeLabel({ from, to })
    : `${toRangeLabel({ from, to })}: ${missing === 0 ? "no day is missing" : `${formatCount({ count: missing, one: "day" })} missing`}`;
  return (
    <Drawer description={description} onOpenChange={onOpenChange} open={open} title={title}>
      {query.isPending && <Skeleton className="h-40 w-full" />}
      {query.isError && (
        <ErrorState onRetry={() => void query.refetch()} retrying={query.isFetching} />
      )}
      {query.isSuccess && groups.length === 0 && (
        <p className="text-sm text-pretty text-ink-muted">
          {isDaily
            ? "Every day is here."
            : "This comes as it happens: no day has to have something of it."}
        </p>
      )}
      <ul className="grid gap-5">
        {groups.map(({ reason, count, runs }) => (
          <li className="grid gap-2 text-sm" key={reason.kind}>
            <div className="flex items-baseline justify-between gap-4">
              <h3 className="font-medium text-ink">{toSentence(reason.words)}</h3>
              <span className="shrink-0 text-ink-muted">{formatCount({ count, one: "day" })}</span>
            </div>
            <p className="text-pretty text-ink-muted">{reason.sentence}</p>
            <ul className="flex flex-wrap gap-1.5">
              {runs.map((run) => (
                <li className="rounded-sm bg-sunken px-2 py-0.5 text-xs text-ink" key={run.from}>
                  {run.from === run.to && isWithinYear({ from, to })
                    ? toDayLabel(run.from)
                    : toRangeLabel(run)}
                </li>
              ))}
            </ul>
            {reason.step !== null && reason.step.href !== "/sync" && (
              <NextStep step={reason.step} />
            )}
          </li>
        ))}
      </ul>
    </Drawer>
  );
}

function isWithinYear({ from, to }: { from: Day; to: Day }): boolean {
  return from.slice(0, 4) === to.slice(0, 4);
}

function toSentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}
