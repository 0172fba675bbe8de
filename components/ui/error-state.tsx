"use client";

import { CloudAlert, RotateCw } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "./button.tsx";
import { EmptyState } from "./empty-state.tsx";

interface ErrorStateProps {
  title?: ReactNode;
  children?: ReactNode;
  /** Omit where trying again cannot help. */
  onRetry?: (() => void) | undefined;
  retrying?: boolean;
  className?: string | undefined;
}

/** Something failed: plain words and a way to try again. */
export function ErrorState(props: ErrorStateProps) {
  const { title = "This could not be loaded", children, onRetry, retrying, className } = props;
  return (
    <div role="alert">
      <EmptyState
        action={
          onRetry && (
            <Button onClick={onRetry} pending={retrying} size="sm" variant="secondary">
              <RotateCw aria-hidden />
              Try again
            </Button>
          )
        }
        className={className}
        icon={<CloudAlert />}
        title={title}
      >
        {children ?? "Your data is safe. Check the connection and try again."}
      </EmptyState>
    </div>
  );
}
