"use client";

import { ArrowRight, Watch } from "lucide-react";
import Link from "next/link";
import { Banner } from "#components/ui/banner.tsx";
import { Button } from "#components/ui/button.tsx";
import { Card } from "#components/ui/card.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { ProgressBar } from "#components/ui/progress-bar.tsx";
import type { ConnectionStatus } from "#lib/connections/data.ts";
import { formatDuration, formatTimeLeft } from "#lib/format/duration.ts";
import type { RunProgress, SyncProgress } from "#lib/sync/schema.ts";
import { SyncNowButton } from "./sync-now-button.tsx";
import { TypeProgressList } from "./type-progress-list.tsx";
import { useSyncProgress } from "./use-sync-progress.ts";

/** The history as it arrives: the whole, then every type. Stays true when left open. */
export function BackfillProgress({ initial }: { initial: SyncProgress }) {
  const data = useSyncProgress(initial);
  if (data.connection === null) return <NothingConnected />;
  return (
    <div className="flex flex-col gap-6">
      {data.run !== null && <Overview connection={data.connection.status} run={data.run} />}
      <Card
        className="overflow-hidden"
        flush
        hint="Newest days first, so charts fill at once and then grow backwards."
        title="By type"
      >
        <TypeProgressList types={data.types} />
      </Card>
    </div>
  );
}

interface RunProps {
  run: RunProgress;
  connection: ConnectionStatus;
}

function Overview({ run, connection }: RunProps) {
  if (run.status === "failed") {
    return (
      <Banner
        action={<SyncNowButton kind="history" label="Try again" variant="primary" />}
        kind="error"
        title="The history could not be fetched to its end"
      >
        {run.error ?? "Oura did not answer."} What has arrived is stored, and trying again goes on
        from there.
      </Banner>
    );
  }
  if (run.status === "cancelled") return null;
  return (
    <Card>
      {run.status === "running" ? (
        <Running run={run} />
      ) : (
        <Finished connection={connection} run={run} />
      )}
    </Card>
  );
}

function Running({ run }: { run: RunProgress }) {
  const isBackfill = run.kind === "backfill";
  return (
    <div className="flex flex-col gap-5">
      <ProgressBar
        detail={toFigures(run)}
        label={isBackfill ? "Fetching your history" : "Reading the last days again"}
        timeLeft={run.etaSeconds === null ? "" : formatTimeLeft({ seconds: run.etaSeconds })}
        value={run.fraction}
      />
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3">
        <p className="max-w-prose text-sm text-pretty text-ink-muted">
          You can leave this page: fetching goes on without it, and every chart fills as its days
          arrive.
        </p>
        <ToDashboard />
      </div>
    </div>
  );
}

function Finished({ run, connection }: RunProps) {
  const seconds = (Date.parse(run.finishedAt ?? run.startedAt) - Date.parse(run.startedAt)) / 1000;
  const took = seconds < 90 ? `${Math.max(1, Math.round(seconds))} s` : formatDuration({ seconds });
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-4">
      <div role="status">
        <p className="text-lg font-medium text-ink">
          {run.kind === "backfill" ? "Your whole history is here" : "Everything is up to date"}
        </p>
        <p className="mt-1 text-sm text-ink-muted">
          {toFigures(run)} in {took}.
          {connection === "active" && " New days arrive by themselves from now on."}
        </p>
      </div>
      <ToDashboard />
    </div>
  );
}

function ToDashboard() {
  return (
    <Button asChild>
      <Link href="/dashboard">
        Open the dashboard
        <ArrowRight aria-hidden />
      </Link>
    </Button>
  );
}

function toFigures({ documents, samples }: RunProgress): string {
  const figures = `${documents.toLocaleString("en")} documents`;
  return samples === 0 ? figures : `${figures}, ${samples.toLocaleString("en")} readings`;
}

export function NothingConnected() {
  return (
    <Card>
      <EmptyState
        action={
          <Button asChild>
            <Link href="/connect">Connect a ring</Link>
          </Button>
        }
        icon={<Watch />}
        title="No ring is connected yet"
      >
        Once you connect one, its history arrives here.
      </EmptyState>
    </Card>
  );
}
