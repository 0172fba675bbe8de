"use client";

import { History } from "lucide-react";
import { useId } from "react";
import { Button } from "#components/ui/button.tsx";
import { Card } from "#components/ui/card.tsx";
import { ProgressBar } from "#components/ui/progress-bar.tsx";
import { formatTimeLeft } from "#lib/format/duration.ts";
import { formatCount } from "#lib/format/number.ts";
import { formatRelativeTime } from "#lib/format/relative-time.ts";
import type { SyncProgress } from "#lib/sync/schema.ts";
import { SyncNowButton } from "./sync-now-button.tsx";
import { toAgainWords } from "./sync-words.ts";
import { useNow } from "./use-now.ts";
import { useSyncProgress } from "./use-sync-progress.ts";
import { useSyncRequest } from "./use-sync-request.ts";

interface SyncActionsProps {
  initial: SyncProgress;
  /** The server's time, in milliseconds since 1970. */
  now: number;
}

/** What is under way or was last done, and what a person can ask for. Stays true when left open. */
export function SyncActions({ initial, now: serverNow }: SyncActionsProps) {
  const data = useSyncProgress(initial);
  const now = useNow(serverNow);
  const reasonId = useId();
  const again = useSyncRequest({
    request: { kind: "again" },
    started: "Fetching everything again",
  });
  const why = toAgainWords({ progress: data, now });
  const canSync = data.connection?.status === "active";
  return (
    <Card>
      <div className="flex flex-wrap items-center justify-between gap-x-8 gap-y-4">
        <div className="min-w-0 flex-1 basis-80">
          <Standing now={now} progress={data} />
        </div>
        <div className="flex flex-wrap gap-2">
          {data.run?.status === "failed" && canSync && (
            <SyncNowButton kind="history" label="Try again" variant="primary" />
          )}
          {canSync && <SyncNowButton />}
          <Button
            aria-describedby={why === null ? undefined : reasonId}
            disabled={why !== null}
            onClick={() => again.mutate()}
            pending={again.isPending}
            size="sm"
            variant="secondary"
          >
            {!again.isPending && <History aria-hidden />}
            Fetch everything again
          </Button>
        </div>
      </div>
      {why !== null && (
        <p className="mt-3 text-xs text-pretty text-ink-muted" id={reasonId}>
          {why}
        </p>
      )}
    </Card>
  );
}

function Standing({
  progress: { run, types, lastSyncAt },
  now,
}: {
  progress: SyncProgress;
  now: number;
}) {
  if (run?.status === "running") {
    return (
      <ProgressBar
        detail={formatCount({ count: run.documents + run.samples, one: "new value" })}
        label={run.kind === "backfill" ? "Fetching your history" : "Reading the last days again"}
        timeLeft={run.etaSeconds === null ? "" : formatTimeLeft({ seconds: run.etaSeconds })}
        value={run.fraction}
      />
    );
  }
  const isReading = (type: string) => type === "heartrate";
  const sum = (of: (type: string) => boolean) =>
    types.filter(({ type }) => of(type)).reduce((total, { documents }) => total + documents, 0);
  return (
    <div role="status">
      <p className="font-medium text-ink">
        {run?.status === "failed"
          ? "The history could not be fetched to its end"
          : lastSyncAt === null
            ? "Nothing has been read yet"
            : `Last read ${formatRelativeTime({ at: Date.parse(lastSyncAt), now })}`}
      </p>
      <p className="mt-0.5 text-sm text-pretty text-ink-muted">
        {run?.status === "failed" && run.error !== null
          ? `${run.error} What has arrived is stored, and trying again goes on from there.`
          : `${formatCount({ count: sum((type) => !isReading(type)), one: "document" })} and ${formatCount({ count: sum(isReading), one: "heart-rate reading" })} are stored.`}
      </p>
    </div>
  );
}
