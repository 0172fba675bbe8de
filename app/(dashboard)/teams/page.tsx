import { Users } from "lucide-react";
import type { Metadata } from "next";
import { Card } from "#components/ui/card.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { requireSession } from "#lib/auth/session.ts";
import { listTeams } from "#lib/teams/data.ts";
import { CreateTeamForm } from "./create-team-form.tsx";
import { TeamList } from "./team-list.tsx";

export const metadata: Metadata = { title: "Teams" };

export default async function TeamsPage() {
  const { userId } = await requireSession();
  const teams = await listTeams(userId);
  const hint = "One place for several people, where each decides what the others see.";
  if (teams.length === 0) {
    return (
      <>
        <PageHeader hint={hint} title="Teams" />
        <Card>
          <EmptyState action={<CreateTeamForm />} icon={<Users />} title="You are in no team yet">
            Create one and invite people by link. You see what each of them ticks, and nothing else.
            To join somebody else’s team, open the link they sent you.
          </EmptyState>
        </Card>
      </>
    );
  }
  return (
    <>
      <PageHeader hint={hint} title="Teams" />
      <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,2fr)_minmax(0,1fr)]">
        <TeamList teams={teams} />
        <Card hint="You become its admin and invite people by link." title="New team">
          <CreateTeamForm />
        </Card>
      </div>
    </>
  );
}
