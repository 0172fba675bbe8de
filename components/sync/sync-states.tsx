"use client";

import { useId } from "react";
import { Card } from "#components/ui/card.tsx";
import type { NextExpected } from "#lib/sync/healing/next-expected.ts";
import type { SyncProgress } from "#lib/sync/schema.ts";
import { SyncStateRow, stateColumns } from "./sync-state-row.tsx";
import { useNow } from "./use-now.ts";
import { useSyncProgress } from "./use-sync-progress.ts";

interface SyncStatesProps {
  initial: SyncProgress;
  /** When each type is expected to bring something, by id. */
  expected: Readonly<Record<string, NextExpected>>;
  /** The server's time, in milliseconds since 1970. */
  now: number;
}

/** Where each type stands: state, what is stored, when it was last heard of and read, what comes next, and trouble in words. */
export function SyncStates({ initial, expected, now: serverNow }: SyncStatesProps) {
  const data = useSyncProgress(initial);
  const now = useNow(serverNow);
  const status = data.connection?.status ?? "revoked";
  const isDead = status === "needs_reauth" || status === "revoked";
  const reasonId = useId();
  return (
    <Card
      flush
      hint="Oura tells of most things as they happen; what it does not tell of is asked for, and everything is read again once a day."
      title="By type"
    >
      {isDead && (
        <p className="px-5 pb-3 text-sm text-warn" id={reasonId}>
          Nothing can be read again until the ring is connected again.
        </p>
      )}
      <div
        aria-hidden
        className={`hidden gap-x-4 border-t px-5 py-2 text-xs text-ink-muted xl:grid ${stateColumns}`}
      >
        <span>Type</span>
        <span>State</span>
        <span>Stored</span>
        <span>Last event</span>
        <span>Last read</span>
        <span>Next expected</span>
      </div>
      <ul>
        {data.types.map((type) => (
          <SyncStateRow
            expected={expected[type.type]}
            key={type.type}
            now={now}
            refusedBy={isDead ? reasonId : undefined}
            status={status}
            type={type}
          />
        ))}
      </ul>
    </Card>
  );
}
