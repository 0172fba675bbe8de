"use client";

import { useActionState } from "react";
import { Button } from "#components/ui/button.tsx";
import { revokeInvitation } from "../actions.ts";

/** Ends an open link; nothing is lost by it, so it does not ask. */
export function RevokeInvitation({
  teamId,
  invitationId,
}: {
  teamId: string;
  invitationId: string;
}) {
  const [state, submit, pending] = useActionState(
    revokeInvitation.bind(null, teamId, invitationId),
    null,
  );
  return (
    <form action={submit} className="flex shrink-0 items-center gap-3">
      {state && "error" in state && (
        <span className="text-sm text-bad" role="alert">
          {state.error}
        </span>
      )}
      <Button pending={pending} size="sm" type="submit" variant="ghost">
        End this link
      </Button>
    </form>
  );
}
