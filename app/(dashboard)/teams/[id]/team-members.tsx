import { MemberRow } from "#components/team/member-row.tsx";
import { Card } from "#components/ui/card.tsx";
import { loadProfile } from "#lib/accounts/data.ts";
import { toRangeLabel } from "#lib/format/day-label.ts";
import { listMembers } from "#lib/teams/data.ts";
import { toSharedWindow } from "#lib/teams/shared-scores.ts";
import { toDay } from "#lib/time/day.ts";
import type { UserId } from "#lib/user-id.ts";
import { RemoveMember } from "./remove-member.tsx";

/** Every member with what they share. Rendering it writes the look into each member's log. */
export async function TeamMembers({ userId, teamId }: { userId: UserId; teamId: string }) {
  const now = new Date();
  const { timeZone } = await loadProfile();
  const window = toSharedWindow(toDay({ instant: now, timeZone }));
  const members = await listMembers({ userId, teamId, ...window });
  return (
    <Card
      flush
      hint={`${toRangeLabel(window)}. Each member reads when you looked.`}
      title="Members"
    >
      <ul className="divide-y divide-line border-t border-line">
        {members.map((member) => (
          <li aria-label={member.name} key={member.userId}>
            <MemberRow
              {...member}
              actions={
                member.role === "member" && (
                  <RemoveMember memberId={member.userId} name={member.name} teamId={teamId} />
                )
              }
              now={now}
            />
          </li>
        ))}
      </ul>
    </Card>
  );
}
