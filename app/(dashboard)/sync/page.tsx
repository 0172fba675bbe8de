import type { Metadata } from "next";
import { NothingConnected } from "#components/sync/backfill-progress.tsx";
import { CoverageMatrix } from "#components/sync/coverage-matrix.tsx";
import { SyncActions } from "#components/sync/sync-actions.tsx";
import { SyncStates } from "#components/sync/sync-states.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { loadSync } from "./load-sync.ts";

export const metadata: Metadata = { title: "Sync" };

export default async function SyncPage() {
  const { sync, now, today, expected, coverage } = await loadSync();
  if (sync.connection === null) {
    return (
      <>
        <PageHeader title="Where is my data?" />
        <NothingConnected />
      </>
    );
  }
  return (
    <>
      <PageHeader
        hint="What Oura has given of each kind of data, what is missing, and why."
        title="Where is my data?"
      />
      <div className="grid gap-4">
        <SyncActions initial={sync} now={now} />
        <CoverageMatrix coverage={coverage} initial={sync} now={now} today={today} />
        <SyncStates expected={expected} initial={sync} now={now} />
      </div>
    </>
  );
}
