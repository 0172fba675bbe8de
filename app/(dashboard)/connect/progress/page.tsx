import type { Metadata } from "next";
import { Suspense } from "react";
import { BackfillProgress } from "#components/sync/backfill-progress.tsx";
import { Card } from "#components/ui/card.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import { requireSession } from "#lib/auth/session.ts";
import { getSyncProgress } from "#lib/sync/data.ts";

export const metadata: Metadata = { title: "Your history" };

export default function ProgressPage() {
  return (
    <>
      <PageHeader hint="How far your ring’s history has come, type by type." title="Your history" />
      <Suspense fallback={<ProgressSkeleton />}>
        <Progress />
      </Suspense>
    </>
  );
}

async function Progress() {
  const { userId } = await requireSession();
  return <BackfillProgress initial={await getSyncProgress(userId)} />;
}

function ProgressSkeleton() {
  return (
    <div className="flex flex-col gap-6">
      <Card>
        <Skeleton className="h-24" />
      </Card>
      <Skeleton className="h-[34rem] rounded-lg" />
    </div>
  );
}
