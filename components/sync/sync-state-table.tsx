"use client";

import { StatusChip } from "#components/ui/badge.tsx";
import {
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeaderCell,
  TableRow,
} from "#components/ui/table.tsx";
import { formatRelativeTime } from "#lib/format/relative-time.ts";
import type { SyncProgress } from "#lib/sync/schema.ts";
import { stateWords, toAmount } from "./sync-words.ts";
import { useNow } from "./use-now.ts";
import { useSyncProgress } from "./use-sync-progress.ts";

interface SyncStateTableProps {
  initial: SyncProgress;
  /** The server's time, in milliseconds since 1970. */
  now: number;
}

/** Where each type stands: what is stored, the last event, the last read, and any failure in words. */
export function SyncStateTable({ initial, now: serverNow }: SyncStateTableProps) {
  const data = useSyncProgress(initial);
  const now = useNow(serverNow);
  return (
    <Table label="Sync state by type">
      <TableHead>
        <tr>
          <TableHeaderCell>Type</TableHeaderCell>
          <TableHeaderCell>State</TableHeaderCell>
          <TableHeaderCell>Stored</TableHeaderCell>
          <TableHeaderCell>Last event</TableHeaderCell>
          <TableHeaderCell>Last read</TableHeaderCell>
        </tr>
      </TableHead>
      <TableBody>
        {data.types.map((type) => (
          <TableRow key={type.type}>
            <TableCell className="font-medium text-ink">
              {type.label}
              {type.lastError !== null && (
                <span className="mt-0.5 block max-w-xs font-normal text-xs text-bad">
                  {type.lastError}
                </span>
              )}
            </TableCell>
            <TableCell>
              <StatusChip tone={stateWords[type.state].tone}>
                {stateWords[type.state].words}
              </StatusChip>
            </TableCell>
            <TableCell className="whitespace-nowrap text-ink-muted">{toAmount(type)}</TableCell>
            <TableCell className="whitespace-nowrap text-ink-muted">
              <Since at={type.lastEventAt} now={now} />
            </TableCell>
            <TableCell className="whitespace-nowrap text-ink-muted">
              <Since at={type.lastFetchAt} now={now} />
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}

function Since({ at, now }: { at: string | null; now: number }) {
  if (at === null) return <span className="text-ink-faint">never</span>;
  return <time dateTime={at}>{formatRelativeTime({ at: Date.parse(at), now })}</time>;
}
