import { ConfirmDialog } from "#components/team/confirm-dialog.tsx";
import { Button } from "#components/ui/button.tsx";
import type { Team } from "#lib/teams/data.ts";
import { leaveTeam } from "../actions.ts";

/** The member's way out, after asking. */
export function LeaveTeam({ team }: { team: Team }) {
  return (
    <ConfirmDialog
      action={leaveTeam.bind(null, team.id)}
      confirm="Leave team"
      description="From that moment nobody here sees anything of yours. Your own data stays with you. To come back you need a new link."
      title={`Leave ${team.name}?`}
      trigger={<Button variant="secondary">Leave team</Button>}
    />
  );
}
