"use client";

import { ChartNoAxesColumn } from "lucide-react";
import type { ReactNode } from "react";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { ErrorState } from "#components/ui/error-state.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";

/**
 * What there is to show. A background refetch stays `ready`: data on screen is never blanked, and what
 * may be out of date is `ready` too, with `stale` in a chip on the frame: "Last sync 9 h ago".
 */
export type ChartStatus =
  | { kind: "ready"; stale?: string | null | undefined }
  | { kind: "loading" }
  | { kind: "empty"; title: string; reason: string; action?: ReactNode }
  | { kind: "error"; message?: string; onRetry?: () => void };

export const READY: ChartStatus = { kind: "ready" };

/** The one place that decides between chart, skeleton, reason and retry; always `height` tall. */
export function ChartState({
  status,
  height,
  children,
}: {
  status: ChartStatus;
  height: number;
  children: ReactNode;
}) {
  return (
    <div className="relative" style={{ minHeight: height }}>
      {status.kind === "ready" && children}
      {status.kind === "loading" && (
        <>
          <output className="sr-only">Loading</output>
          <Skeleton className="w-full" style={{ height }} />
        </>
      )}
      {status.kind === "empty" && (
        <div className="grid place-items-center" style={{ minHeight: height }}>
          <EmptyState
            action={status.action}
            className="py-4"
            icon={<ChartNoAxesColumn />}
            title={status.title}
          >
            {status.reason}
          </EmptyState>
        </div>
      )}
      {status.kind === "error" && (
        <div className="grid place-items-center" style={{ minHeight: height }}>
          <ErrorState className="py-4" onRetry={status.onRetry}>
            {status.message}
          </ErrorState>
        </div>
      )}
    </div>
  );
}
