import { Card } from "#components/ui/card.tsx";
import {
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeaderCell,
  TableRow,
} from "#components/ui/table.tsx";
import { formatNumber } from "#lib/format/number.ts";
import type { Figures } from "#lib/operator/schema.ts";
import { Since } from "./since.tsx";

/** What the tasks of the queue are called; one that is not here is shown by its own name. */
const taskWords: Readonly<Record<string, string>> = {
  backfill: "Histories",
  refresh: "Re-reads and polls",
  "process-events": "Events",
  "ensure-subscriptions": "Subscriptions",
  "poll-heart-rate": "Poll heart rate",
  "poll-personal-info": "Poll personal info",
  reconcile: "Daily re-read",
  "sweep-events": "Sweep the inbox",
  "watch-app": "Watch the app",
  "watch-silence": "Watch for silence",
  "clean-up": "Clean up",
};

/** Jobs by task: what waits, since when, what runs, and what was given up. */
export function QueueCard({ queue: { tasks }, now }: { queue: Figures["queue"]; now: string }) {
  return (
    <Card
      className="overflow-hidden"
      flush
      hint="Jobs that have used up their attempts are found again by the daily re-read."
      title="Queue"
    >
      {tasks.length === 0 ? (
        <p className="px-5 pb-5 text-sm text-ink-muted">Nothing waits and nothing runs.</p>
      ) : (
        <Table label="Jobs by task">
          <TableHead>
            <tr>
              <TableHeaderCell>Task</TableHeaderCell>
              <TableHeaderCell numeric>Waiting</TableHeaderCell>
              <TableHeaderCell numeric>Running</TableHeaderCell>
              <TableHeaderCell numeric>Later</TableHeaderCell>
              <TableHeaderCell numeric>Given up</TableHeaderCell>
              <TableHeaderCell numeric>Oldest due</TableHeaderCell>
            </tr>
          </TableHead>
          <TableBody>
            {tasks.map(({ task, waiting, running, later, givenUp, oldestAt }) => (
              <TableRow key={task}>
                <TableCell className="font-medium whitespace-nowrap text-ink">
                  {taskWords[task] ?? task}
                </TableCell>
                {[waiting, running, later].map((count, place) => (
                  // The three columns never change places.
                  <TableCell
                    className={count === 0 ? "text-ink-faint" : "text-ink"}
                    key={place}
                    numeric
                  >
                    {formatNumber({ value: count })}
                  </TableCell>
                ))}
                <TableCell
                  className={givenUp === 0 ? "text-ink-faint" : "font-medium text-warn"}
                  numeric
                >
                  {formatNumber({ value: givenUp })}
                </TableCell>
                <TableCell className="whitespace-nowrap text-ink-muted" numeric>
                  <Since at={oldestAt} never="–" now={now} />
                </TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      )}
    </Card>
  );
}
