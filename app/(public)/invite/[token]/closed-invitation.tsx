import { Link2Off } from "lucide-react";
import Link from "next/link";
import { MessagePage } from "#components/shell/message-page.tsx";
import { Button } from "#components/ui/button.tsx";
import type { Invitation } from "#lib/teams/data.ts";
import type { InvitationState } from "#lib/teams/invitation-state.ts";

const titles = {
  used: "This invitation has been used",
  revoked: "This invitation was withdrawn",
  expired: "This invitation has expired",
} as const satisfies Record<Exclude<InvitationState, "open">, string>;

/** Why a link lets nobody in, and whom to ask; null stands for a link that does not exist. */
export function ClosedInvitation({ invitation }: { invitation: Invitation | null }) {
  const state = invitation?.state ?? "open";
  return (
    <MessagePage
      action={
        <Button asChild>
          <Link href="/dashboard">Go to your dashboard</Link>
        </Button>
      }
      icon={<Link2Off />}
      title={state === "open" ? "There is no such invitation" : titles[state]}
    >
      {invitation === null
        ? "The link is incomplete or was mistyped. Open it again from the message it came in, or ask for a new one."
        : toReason(invitation)}
    </MessagePage>
  );
}

function toReason({ state, inviterName, teamName }: Invitation): string {
  const next = `Ask ${inviterName} for a new link to ${teamName}.`;
  if (state === "used") return `A link lets one person in. ${next}`;
  if (state === "expired") return `Links work for 14 days. ${next}`;
  return next;
}
