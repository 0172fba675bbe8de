import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Suspense } from "react";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import { requireSession } from "#lib/auth/session.ts";
import { formatList } from "#lib/format/list.ts";
import { formatCount } from "#lib/format/number.ts";
import { getTeam, type Team } from "#lib/teams/data.ts";
import { AdminTools } from "./admin-tools.tsx";
import { LeaveTeam } from "./leave-team.tsx";
import { TeamMembers } from "./team-members.tsx";
import { YourSharing } from "./your-sharing.tsx";

export const metadata: Metadata = { title: "Team" };

export default async function TeamPage({ params }: { params: Promise<{ id: string }> }) {
  const { userId } = await requireSession();
  const team = await getTeam({ userId, teamId: (await params).id });
  if (team === null) notFound();
  const isAdmin = team.role === "admin";
  return (
    <>
      <PageHeader
        actions={!isAdmin && <LeaveTeam team={team} />}
        hint={toHint(team)}
        title={team.name}
      />
      <div className="flex flex-col gap-6">
        <Suspense fallback={<Skeleton className="h-72 rounded-lg" />} key={team.id}>
          {isAdmin && <TeamMembers teamId={team.id} userId={userId} />}
          <YourSharing team={team} userId={userId} />
          {isAdmin && <AdminTools name={team.name} teamId={team.id} userId={userId} />}
        </Suspense>
      </div>
    </>
  );
}

function toHint({ memberCount, admins }: Team): string {
  if (memberCount !== null) return formatCount({ count: memberCount, one: "member" });
  return admins.length === 0 ? "No admin any more" : `Looked after by ${formatList(admins)}`;
}
