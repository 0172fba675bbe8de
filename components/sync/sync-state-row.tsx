"use client";

import { RefreshCw, TriangleAlert } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { StatusChip } from "#components/ui/badge.tsx";
import { Button } from "#components/ui/button.tsx";
import { cn } from "#components/ui/cn.ts";
import type { ConnectionStatus } from "#lib/connections/data.ts";
import { formatRelativeTime } from "#lib/format/relative-time.ts";
import type { NextExpected } from "#lib/sync/healing/next-expected.ts";
import { isRereading } from "#lib/sync/query-options.ts";
import type { TypeProgress } from "#lib/sync/schema.ts";
import { stateWords, toAmount, toExpectedWords } from "./sync-words.ts";
import { toTroubleWords } from "./trouble-words.ts";
import { useSyncRequest } from "./use-sync-request.ts";

interface SyncStateRowProps {
  type: TypeProgress;
  expected: NextExpected | undefined;
  status: ConnectionStatus;
  /** Id of the words that say why nothing can be read again; undefined when it can. */
  refusedBy: string | undefined;
  now: number;
}

/** Columns of wide screens; on narrow ones each type is a small card with named figures. */
export const stateColumns =
  "xl:grid-cols-[minmax(11rem,1.5fr)_8rem_8rem_6rem_6rem_8.5rem_6.5rem] xl:items-center";

/** One type: its figures, its trouble in words, and a way to read it again. */
export function SyncStateRow({ type, expected, status, refusedBy, now }: SyncStateRowProps) {
  const isShared = type.state !== "not_granted";
  const isOver = status !== "active" || !isShared;
  const next = expected === undefined || isOver ? null : toExpectedWords({ ...expected, now });
  const isReading = isRereading(type);
  const state = isReading
    ? ({ tone: "info", words: "Re-reading" } as const)
    : type.lastError !== null && isShared && type.state !== "failed"
      ? ({ tone: "warn", words: "Failing" } as const)
      : stateWords[type.state];
  return (
    <li className="border-t px-5 py-3.5">
      <div className={cn("grid grid-cols-[1fr_auto] gap-x-4 gap-y-2", stateColumns)}>
        <h3 className="font-medium text-ink">{type.label}</h3>
        <StatusChip className="justify-self-end xl:justify-self-start" tone={state.tone}>
          {state.words}
        </StatusChip>
        <dl className="grid grid-cols-2 gap-x-4 gap-y-1.5 text-sm sm:grid-cols-4 xl:contents">
          <Figure label="Stored">{isShared ? toAmount(type) : "–"}</Figure>
          <Figure label="Last event">
            <Since at={type.lastEventAt} now={now} />
          </Figure>
          <Figure label="Last read">
            <Since at={type.lastFetchAt} now={now} />
          </Figure>
          <Figure label="Next expected">
            {next === null ? (
              <span className="text-ink-faint">–</span>
            ) : (
              <>
                {next.when}
                <span className="block text-xs text-ink-faint">{next.why}</span>
              </>
            )}
          </Figure>
        </dl>
        {isShared ? (
          <Reread isReading={isReading} refusedBy={refusedBy} type={type} />
        ) : (
          <Button
            asChild
            className="self-end justify-self-end xl:self-center"
            size="sm"
            variant="link"
          >
            <Link href="/connect">Share it</Link>
          </Button>
        )}
      </div>
      <Trouble status={status} type={type} />
    </li>
  );
}

function Figure({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="min-w-0">
      <dt className="text-xs text-ink-muted xl:sr-only">{label}</dt>
      <dd className="text-ink-muted max-xl:text-ink">{children}</dd>
    </div>
  );
}

function Since({ at, now }: { at: string | null; now: number }) {
  if (at === null) return <span className="text-ink-faint">never</span>;
  return <time dateTime={at}>{formatRelativeTime({ at: Date.parse(at), now })}</time>;
}

function Reread({
  type,
  refusedBy,
  isReading,
}: Pick<SyncStateRowProps, "type" | "refusedBy"> & { isReading: boolean }) {
  const request = useSyncRequest({
    request: { kind: "reread", type: type.type },
    started: `Reading the last three months of ${type.label.toLowerCase()} again`,
  });
  return (
    <Button
      aria-describedby={refusedBy}
      aria-label={`Re-read ${type.label}`}
      className="self-end justify-self-end xl:self-center"
      disabled={refusedBy !== undefined}
      onClick={() => request.mutate()}
      pending={request.isPending || isReading}
      size="sm"
      title="Reads the last three months again"
      variant="secondary"
    >
      {!request.isPending && !isReading && <RefreshCw aria-hidden />}
      Re-read
    </Button>
  );
}

function Trouble({ type, status }: Pick<SyncStateRowProps, "type" | "status">) {
  const words = toTroubleWords({ type, status });
  if (words === null) {
    if (type.waitingEvents === 0 || status !== "active") return null;
    return (
      <p className="mt-2 text-xs text-ink-muted">
        Oura has told of something new; it is being fetched.
      </p>
    );
  }
  return (
    <div className="mt-3 flex gap-2.5 rounded-md bg-warn-soft px-3 py-2.5 text-sm">
      <TriangleAlert aria-hidden className="mt-0.5 size-4 shrink-0 text-warn" />
      <div className="grid gap-0.5 text-pretty">
        <p className="font-medium text-ink">{words.what}</p>
        <p className="text-ink-muted">{words.we}</p>
        <p className="text-ink-muted">{words.you}</p>
      </div>
    </div>
  );
}
