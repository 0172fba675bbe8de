import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { Card } from "#components/ui/card.tsx";
import { getSession } from "#lib/auth/session.ts";
import { getInvitation, getTeam } from "#lib/teams/data.ts";
import { toDay } from "#lib/time/day.ts";
import { ClosedInvitation } from "./closed-invitation.tsx";
import { OpenInvitation } from "./open-invitation.tsx";

export const metadata: Metadata = { title: "Invitation" };

export default async function InvitationPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const [session, invitation] = await Promise.all([getSession(), getInvitation(token)]);
  if (session !== null && invitation !== null) {
    const { teamId } = invitation;
    if ((await getTeam({ userId: session.userId, teamId })) !== null) redirect(`/teams/${teamId}`);
  }
  if (invitation?.state !== "open") {
    return <ClosedInvitation invitation={invitation} />;
  }
  return (
    <Card className="w-full max-w-2xl">
      <div className="flex flex-col gap-6 sm:p-3">
        <OpenInvitation
          invitation={invitation}
          isSignedIn={session !== null}
          today={toDay({ instant: new Date(), timeZone: "UTC" })}
          token={token}
        />
      </div>
    </Card>
  );
}
