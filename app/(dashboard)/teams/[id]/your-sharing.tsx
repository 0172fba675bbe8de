import { MemberRow } from "#components/team/member-row.tsx";
import { Card } from "#components/ui/card.tsx";
import { loadProfile } from "#lib/accounts/data.ts";
import { formatList } from "#lib/format/list.ts";
import { getOwnMember, type Team } from "#lib/teams/data.ts";
import { toSharedWindow } from "#lib/teams/shared-scores.ts";
import { toDay } from "#lib/time/day.ts";
import type { UserId } from "#lib/user-id.ts";
import { updateShares } from "../actions.ts";
import { ShareBoxes } from "./share-boxes.tsx";

/** What the person shares, to change at any time. */
export function YourSharing({ team }: { team: Team }) {
  return (
    <Card hint={toAudience(team)} title="What you share">
      <ShareBoxes action={updateShares.bind(null, team.id)} shares={team.shares} />
    </Card>
  );
}

/** The person's own line, by the code and the query that make it for an admin. */
export async function SharingPreview({ userId, teamId }: { userId: UserId; teamId: string }) {
  const now = new Date();
  const { timeZone } = await loadProfile();
  const window = toSharedWindow(toDay({ instant: now, timeZone }));
  const self = await getOwnMember({ userId, teamId, ...window });
  return (
    <Card
      flush
      hint="The same line, from the same data. Nothing else of you is shown in this team."
      title="Exactly what your admin sees"
    >
      <div className="border-t border-line">{self && <MemberRow {...self} now={now} />}</div>
    </Card>
  );
}

function toAudience({ admins, role }: Team): string {
  if (role === "admin") return "Your own line above shows what you tick, like everybody else’s.";
  if (admins.length === 0) return "This team has no admin any more, so nobody sees it.";
  return `${formatList(admins)} may see what you tick. Changes take effect at once.`;
}
