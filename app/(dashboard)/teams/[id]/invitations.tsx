import { Card } from "#components/ui/card.tsx";
import { toShortDayLabel } from "#lib/format/day-label.ts";
import { formatRelativeTime } from "#lib/format/relative-time.ts";
import type { ListedInvitation } from "#lib/teams/data.ts";
import { toDay } from "#lib/time/day.ts";
import { createInvitation } from "../actions.ts";
import { InviteForm } from "./invite-form.tsx";
import { RevokeInvitation } from "./revoke-invitation.tsx";

interface InvitationsProps {
  teamId: string;
  invitations: ListedInvitation[];
  now: Date;
  timeZone: string;
}

/** The admin's links: a new one, and those that exist, whose text is not known any more. */
export function Invitations({ teamId, invitations, now, timeZone }: InvitationsProps) {
  return (
    <Card
      hint="A link lets one person in, within 14 days. They choose what to share before they join."
      title="Invite people"
    >
      <InviteForm action={createInvitation.bind(null, teamId)} />
      {invitations.length > 0 && (
        <ul className="mt-5 divide-y divide-line border-t border-line">
          {invitations.map((invitation) => (
            <li className="flex min-h-12 items-center justify-between gap-4" key={invitation.id}>
              <p className="min-w-0 text-sm text-ink-muted">
                {toText({ invitation, now, timeZone })}
              </p>
              {invitation.state === "open" && (
                <RevokeInvitation invitationId={invitation.id} teamId={teamId} />
              )}
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}

function toText({
  invitation,
  now,
  timeZone,
}: {
  invitation: ListedInvitation;
  now: Date;
  timeZone: string;
}): string {
  const { state, createdAt, expiresAt, usedAt, guestName } = invitation;
  const relative = (at: Date) => formatRelativeTime({ at: at.getTime(), now: now.getTime() });
  const words = {
    open: `Open until ${toShortDayLabel(toDay({ instant: expiresAt, timeZone }))}`,
    used: guestName === null ? "Used" : `${guestName} joined`,
    revoked: "Ended by an admin",
    expired: "Expired without being used",
  } satisfies Record<ListedInvitation["state"], string>;
  return `${words[state]} · ${usedAt === null ? "made " : ""}${relative(usedAt ?? createdAt)}`;
}
