import { CircleCheck } from "lucide-react";
import { Banner } from "#components/ui/banner.tsx";
import type { Problem } from "#lib/operator/schema.ts";
import { formatInstant } from "#lib/time/clock.ts";

/** What keeps data from flowing, each with what to do; one quiet line while nothing does. */
export function ProblemList({ problems }: { problems: readonly Problem[] }) {
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
            {since !== null && ` Since ${toMoment(since)}.`}
          </p>
          <p className="mt-1.5 text-ink">{remedy}</p>
        </Banner>
      ))}
    </section>
  );
}

/** A moment, not an age: a screen reader reads an alert again whenever its words change. */
function toMoment(since: string): string {
  return `${formatInstant({ instant: new Date(since), timeZone: "UTC" })} UTC`;
}
