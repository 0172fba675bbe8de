import { CircleCheck } from "lucide-react";
import { Banner } from "#components/ui/banner.tsx";
import type { Problem } from "#lib/operator/schema.ts";
import { toAgo } from "./since.tsx";

interface ProblemListProps {
  problems: readonly Problem[];
  now: string;
}

/** What keeps data from flowing, each with what to do; one quiet line while nothing does. */
export function ProblemList({ problems, now }: ProblemListProps) {
  if (problems.length === 0) {
    return (
      <p className="flex items-center gap-2.5 text-sm text-ink-muted" role="status">
        <CircleCheck aria-hidden className="size-4 shrink-0 text-good" />
        Data flows: database, workers, app, inbox and subscriptions are all as they should be.
      </p>
    );
  }
  return (
    <section aria-label="What needs you" className="flex flex-col gap-3">
      {problems.map(({ kind, title, detail, remedy, since }) => (
        <Banner key={kind} kind="error" title={title}>
          <p>
            {detail}
            {since !== null && ` Since ${toAgo({ at: since, now })}.`}
          </p>
          <p className="mt-1.5 text-ink">{remedy}</p>
        </Banner>
      ))}
    </section>
  );
}
