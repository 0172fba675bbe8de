import { UserMinus } from "lucide-react";
import { ConfirmDialog } from "#components/team/confirm-dialog.tsx";
import { Button } from "#components/ui/button.tsx";
import { removeMember } from "../actions.ts";

interface RemoveMemberProps {
  teamId: string;
  memberId: string;
  name: string;
}

/** The admin's button that ends a membership, after asking. */
export function RemoveMember({ teamId, memberId, name }: RemoveMemberProps) {
  return (
    <ConfirmDialog
      action={removeMember.bind(null, teamId, memberId)}
      confirm="Remove member"
      description={`What ${name} shares is no longer visible here. Their account and their data stay theirs. A new link lets them back in.`}
      title={`Remove ${name} from the team?`}
      trigger={
        <Button aria-label={`Remove ${name}`} size="icon" variant="ghost">
          <UserMinus aria-hidden />
        </Button>
      }
    />
  );
}
