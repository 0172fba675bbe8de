import { Card } from "#components/ui/card.tsx";
import { formatCount } from "#lib/format/number.ts";
import type { Figures } from "#lib/operator/schema.ts";
import { toAgo } from "./since.tsx";

const kindWords: Readonly<Record<string, string>> = {
  backfill: "History",
  sync_now: "Sync now",
};

/** Histories and syncs under way, whosever they are, and where all types stand. */
export function RunsCard({ figures }: { figures: Figures }) {
  const { pulse, runs, runCount, states } = figures;
  const { complete = 0, pending = 0, running = 0, failed = 0, not_granted: refused = 0 } = states;
  return (
    <Card
      hint={`Types of everybody: ${complete} complete, ${pending + running} under way, ${failed} failed, ${refused} not shared.`}
      title="Syncs under way"
    >
      {runs.length === 0 ? (
        <p className="text-sm text-ink-muted">None at the moment.</p>
      ) : (
        <ul className="flex flex-col gap-2.5">
          {runs.map(({ kind, startedAt, documents, samples, requests }, place) => (
            // Nothing names a run: two may begin in one moment.
            <li className="text-sm" key={`${startedAt} ${place}`}>
              <p className="flex justify-between gap-4 text-ink">
                <span className="font-medium">{kindWords[kind] ?? kind}</span>
                <span className="text-ink-muted">
                  began {toAgo({ at: startedAt, now: pulse.at })}
                </span>
              </p>
              <p className="text-xs text-ink-muted">
                {formatCount({ count: documents, one: "document" })},{" "}
                {formatCount({ count: samples, one: "reading" })},{" "}
                {formatCount({ count: requests, one: "request" })}
              </p>
            </li>
          ))}
        </ul>
      )}
      {runCount > runs.length && (
        <p className="mt-3 text-sm text-ink-muted">And {runCount - runs.length} more.</p>
      )}
    </Card>
  );
}
