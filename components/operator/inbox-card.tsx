import { Card } from "#components/ui/card.tsx";
import { formatNumber } from "#lib/format/number.ts";
import type { OperatorAnswer } from "#lib/operator/schema.ts";
import { FactList } from "./fact-list.tsx";
import { Since, toAgo } from "./since.tsx";

/** What of the events is not applied and why: waiting, held for their person, or of nobody and nothing known. */
export function InboxCard({
  answer: { figures, types },
}: {
  answer: Pick<OperatorAnswer, "figures" | "types">;
}) {
  const { pulse, inbox, unknown } = figures;
  const now = pulse.at;
  const labels = new Map(types.map(({ type, label }) => [type, label]));
  return (
    <Card hint="Applied events are kept for 14 days and not counted here." title="Inbox">
      <FactList
        facts={[
          { name: "Pending", value: formatNumber({ value: inbox.pending }) },
          { name: "Oldest pending came", value: <Since at={inbox.oldestAt} never="–" now={now} /> },
          {
            name: "Held",
            hint: "until their person connects again or renews the membership",
            value: formatNumber({ value: inbox.held }),
          },
        ]}
      />
      <h3 className="mt-5 border-t border-line pt-4 text-sm font-medium text-ink">
        Unknown types and people
      </h3>
      {unknown.length === 0 ? (
        <p className="mt-1 text-sm text-ink-muted">
          Every event was of a type and a ring known here.
        </p>
      ) : (
        <FactList
          className="mt-2"
          facts={unknown.map(({ type, count, newestAt }) => ({
            name: labels.get(type) ?? type,
            hint: labels.has(type)
              ? "a known type, of a ring that is not here"
              : "a type that is not known here",
            value: `${formatNumber({ value: count })}, newest ${toAgo({ at: newestAt, now })}`,
          }))}
        />
      )}
    </Card>
  );
}
