import { loadProfile } from "#lib/accounts/data.ts";
import { listInvitations } from "#lib/teams/data.ts";
import type { UserId } from "#lib/user-id.ts";
import { Invitations } from "./invitations.tsx";
import { TeamSettings } from "./team-settings.tsx";

interface AdminToolsProps {
  userId: UserId;
  teamId: string;
  name: string;
}

/** Inviting, renaming, deleting. */
export async function AdminTools({ userId, teamId, name }: AdminToolsProps) {
  const [{ timeZone }, invitations] = await Promise.all([
    loadProfile(),
    listInvitations({ userId, teamId }),
  ]);
  return (
    <>
      <Invitations invitations={invitations} now={new Date()} teamId={teamId} timeZone={timeZone} />
      <TeamSettings name={name} teamId={teamId} />
    </>
  );
}
