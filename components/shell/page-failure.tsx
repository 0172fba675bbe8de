"use client";

import { CloudAlert, RotateCw } from "lucide-react";
import Link from "next/link";
import { Button } from "../ui/button.tsx";
import { EmptyState } from "../ui/empty-state.tsx";

interface PageFailureProps {
  /** Names the failure in the server's log; undefined for one of the browser's own. */
  digest: string | undefined;
  onRetry: () => void;
}

/** A page that could not be made: what that means, what to do, and what to tell whoever runs it. */
export function PageFailure({ digest, onRetry }: PageFailureProps) {
  return (
    <div className="flex min-h-[60dvh] items-center justify-center" role="alert">
      <EmptyState
        action={
          <div className="flex flex-wrap justify-center gap-2">
            <Button onClick={onRetry}>
              <RotateCw aria-hidden />
              Try again
            </Button>
            <Button asChild variant="secondary">
              <Link href="/dashboard">Go to the dashboard</Link>
            </Button>
          </div>
        }
        icon={<CloudAlert />}
        title={<span className="text-base">This page could not be loaded</span>}
      >
        Something failed on our side and has been logged. Your data is safe.
        {digest !== undefined && (
          <span className="mt-1 block">
            If it goes on, tell whoever runs this installation: <code>{digest}</code>
          </span>
        )}
      </EmptyState>
    </div>
  );
}
