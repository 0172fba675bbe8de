"use client";

import { useQuery } from "@tanstack/react-query";
import { StatusChip } from "#components/ui/badge.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { formatCount } from "#lib/format/number.ts";
import { operatorQueryOptions } from "#lib/operator/query-options.ts";
import type { OperatorAnswer } from "#lib/operator/schema.ts";
import { BudgetCard } from "./budget-card.tsx";
import { FigureTiles } from "./figure-tiles.tsx";
import { GrantsCard } from "./grants-card.tsx";
import { InboxCard } from "./inbox-card.tsx";
import { LettersCard } from "./letters-card.tsx";
import { ProblemList } from "./problem-list.tsx";
import { ProcessesCard } from "./processes-card.tsx";
import { QueueCard } from "./queue-card.tsx";
import { RunsCard } from "./runs-card.tsx";
import { SubscriptionsCard } from "./subscriptions-card.tsx";

/** How the installation is doing, as it is now: asked for every few seconds while it is looked at. */
export function OperatorBoard({ initial }: { initial: OperatorAnswer }) {
  const { data: answer, isError } = useQuery({ ...operatorQueryOptions(), initialData: initial });
  const { figures, expected, problems, letters } = answer;
  const now = figures.pulse.at;
  return (
    <>
      <PageHeader
        actions={<LiveChip hasFailed={isError} problems={problems.length} />}
        hint="How this installation is doing. Counts and times only: nobody’s data is shown here."
        title="Operator"
      />
      <div className="flex flex-col gap-6">
        <ProblemList problems={problems} />
        <FigureTiles answer={answer} />
        <div className="grid items-start gap-6 lg:grid-cols-2">
          <div className="flex min-w-0 flex-col gap-6">
            <LettersCard count={figures.dead.count} letters={letters} now={now} />
            <BudgetCard budget={figures.budget} expected={expected} now={now} />
            <InboxCard answer={answer} />
            <GrantsCard figures={figures} />
          </div>
          <div className="flex min-w-0 flex-col gap-6">
            <ProcessesCard figures={figures} />
            <RunsCard figures={figures} />
            <QueueCard now={now} queue={figures.queue} />
            <SubscriptionsCard answer={answer} />
          </div>
        </div>
      </div>
    </>
  );
}

function LiveChip({ hasFailed, problems }: { hasFailed: boolean; problems: number }) {
  if (hasFailed) return <StatusChip tone="warn">Not updated: the app does not answer</StatusChip>;
  if (problems === 0) return <StatusChip tone="good">Live</StatusChip>;
  return <StatusChip tone="bad">{formatCount({ count: problems, one: "problem" })}</StatusChip>;
}
