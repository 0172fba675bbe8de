import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Suspense } from "react";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import { requireSession } from "#lib/auth/session.ts";
import { formatList } from "#lib/format/list.ts";
import { formatCount } from "#lib/format/number.ts";
import { getTeam, type Team } from "#lib/teams/data.ts";
import { LeaveTeam } from "./leave-team.tsx";
import { TeamSections } from "./team-sections.tsx";

export const metadata: Metadata = { title: "Team" };

export default async function TeamPage({ params }: { params: Promise<{ id: string }> }) {
  const { userId } = await requireSession();
  const team = await getTeam({ userId, teamId: (await params).id });
  if (team === null) notFound();
  const actions = team.role === "member" && <LeaveTeam team={team} />;
  return (
    <>
      <PageHeader actions={actions} hint={toHint(team)} title={team.name} />
      <div className="flex flex-col gap-6">
        <Suspense fallback={<Skeleton className="h-72 rounded-lg" />}>
          <TeamSections team={team} userId={userId} />
        </Suspense>
      </div>
    </>
  );
}

function toHint({ memberCount, admins }: Team): string {
  if (memberCount !== null) return formatCount({ count: memberCount, one: "member" });
  return admins.length === 0 ? "No admin any more" : `Looked after by ${formatList(admins)}`;
}
