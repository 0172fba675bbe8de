import type { Team } from "#lib/teams/data.ts";
import type { UserId } from "#lib/user-id.ts";
import { AdminTools } from "./admin-tools.tsx";
import { TeamMembers } from "./team-members.tsx";
import { WhoLooked } from "./who-looked.tsx";
import { SharingPreview, YourSharing } from "./your-sharing.tsx";

/** Admins look at others first; members at what they themselves show. */
export function TeamSections({ team, userId }: { team: Team; userId: UserId }) {
  const { id: teamId, role, name } = team;
  return role === "admin" ? (
    <>
      <TeamMembers teamId={teamId} userId={userId} />
      <YourSharing team={team} />
      <AdminTools name={name} teamId={teamId} userId={userId} />
    </>
  ) : (
    <>
      <YourSharing team={team} />
      <SharingPreview teamId={teamId} userId={userId} />
      <WhoLooked teamId={teamId} userId={userId} />
    </>
  );
}
