import { Card } from "#components/ui/card.tsx";
import { cn } from "#components/ui/cn.ts";
import {
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeaderCell,
  TableRow,
} from "#components/ui/table.tsx";
import { formatAge } from "#lib/format/duration.ts";
import type { OperatorAnswer } from "#lib/operator/schema.ts";
import { Since, toAgo } from "./since.tsx";

const eventWords = [
  ["create", "Created"],
  ["update", "Updated"],
  ["delete", "Deleted"],
] as const;
/** Renewed by the hourly check under a week; below this that has failed for a day. */
const lateSeconds = 6 * 86_400;

/** Each type's three subscriptions with the time they have left, and when its last event was applied. */
export function SubscriptionsCard({
  answer: { figures, types },
}: {
  answer: Pick<OperatorAnswer, "figures" | "types">;
}) {
  const { subscriptions, lastEvents, pulse } = figures;
  const now = pulse.at;
  const byKey = new Map(subscriptions.map((one) => [`${one.dataType} ${one.eventType}`, one]));
  const checkedAt = subscriptions
    .map((one) => one.checkedAt)
    .toSorted()
    .at(-1);
  return (
    <Card
      className="overflow-hidden"
      flush
      hint={
        checkedAt === undefined
          ? "They are made when a worker starts."
          : `Time left of each. Changed or confirmed ${toAgo({ at: checkedAt, now })}.`
      }
      title="Webhook subscriptions"
    >
      <Table label="Webhook subscriptions by type">
        <TableHead>
          <tr>
            <TableHeaderCell>Type</TableHeaderCell>
            {eventWords.map(([event, words]) => (
              <TableHeaderCell key={event} numeric>
                {words}
              </TableHeaderCell>
            ))}
            <TableHeaderCell className="max-sm:hidden" numeric>
              Last event
            </TableHeaderCell>
          </tr>
        </TableHead>
        <TableBody>
          {types.map(({ type, label, webhook }) => (
            <TableRow key={type}>
              <TableCell className="py-2 font-medium text-ink">
                {label}
                <span className="block text-xs font-normal text-ink-muted sm:hidden">
                  Last event <Since at={lastEvents[type] ?? null} never="none yet" now={now} />
                </span>
              </TableCell>
              {eventWords.map(([event]) => (
                <TableCell className="py-2 whitespace-nowrap" key={event} numeric>
                  <TimeLeft expiresAt={byKey.get(`${webhook} ${event}`)?.expiresAt} now={now} />
                </TableCell>
              ))}
              <TableCell className="py-2 whitespace-nowrap text-ink-muted max-sm:hidden" numeric>
                <Since at={lastEvents[type] ?? null} never="none yet" now={now} />
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Card>
  );
}

function TimeLeft({ expiresAt, now }: { expiresAt: string | undefined; now: string }) {
  const seconds = expiresAt === undefined ? 0 : (Date.parse(expiresAt) - Date.parse(now)) / 1000;
  if (expiresAt === undefined || seconds <= 0) {
    return (
      <span className="font-medium text-bad">
        {expiresAt === undefined ? "missing" : "expired"}
      </span>
    );
  }
  return (
    <time
      className={cn(seconds < lateSeconds ? "font-medium text-warn" : "text-ink-muted")}
      dateTime={expiresAt}
    >
      {formatAge({ seconds })}
    </time>
  );
}
