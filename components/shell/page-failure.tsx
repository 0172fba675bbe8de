"use client";

import { CloudAlert, RotateCw } from "lucide-react";
import Link from "next/link";
import { Button } from "../ui/button.tsx";
import { MessagePage } from "./message-page.tsx";

interface PageFailureProps {
  /** Names the failure in the server's log; undefined for one of the browser's own. */
  digest: string | undefined;
  onRetry: () => void;
}

/** A page that could not be made: what that means, what to do, and what to tell whoever runs it. */
export function PageFailure({ digest, onRetry }: PageFailureProps) {
  return (
    <div role="alert">
      <MessagePage
        action={
          <>
            <Button onClick={onRetry}>
              <RotateCw aria-hidden />
              Try again
            </Button>
            <Button asChild variant="secondary">
              <Link href="/dashboard">Go to the dashboard</Link>
            </Button>
          </>
        }
        icon={<CloudAlert />}
        title="This page could not be loaded"
      >
        <p>Something failed on our side. Your data is safe.</p>
        {digest !== undefined && (
          <p className="mt-1">
            If it goes on, tell whoever runs this installation the code <code>{digest}</code>, which
            stands in the log.
          </p>
        )}
      </MessagePage>
    </div>
  );
}
