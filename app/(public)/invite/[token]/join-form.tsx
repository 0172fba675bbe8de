"use client";

import { type ReactNode, useActionState } from "react";
import { Button } from "#components/ui/button.tsx";
import { joinTeam } from "./actions.ts";

interface JoinFormProps {
  token: string;
  teamName: string;
  /** The boxes. */
  children: ReactNode;
}

/** Sends the ticked boxes; joining with none ticked is fine. */
export function JoinForm({ token, teamName, children }: JoinFormProps) {
  const [state, submit, pending] = useActionState(joinTeam.bind(null, token), null);
  return (
    <form action={submit} className="flex flex-col gap-6">
      {children}
      {state && "error" in state && (
        <p className="text-sm text-bad" role="alert">
          {state.error}
        </p>
      )}
      <div className="flex flex-col items-start gap-2">
        <Button pending={pending} size="lg" type="submit">
          Join {teamName}
        </Button>
        <p className="text-sm text-ink-muted">
          You can join with every box empty, and tick, untick or leave at any time.
        </p>
      </div>
    </form>
  );
}
