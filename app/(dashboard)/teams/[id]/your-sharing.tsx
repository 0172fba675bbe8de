import { Eye } from "lucide-react";
import { MemberRow } from "#components/team/member-row.tsx";
import { Card } from "#components/ui/card.tsx";
import { loadProfile } from "#lib/accounts/data.ts";
import { formatList } from "#lib/format/list.ts";
import { getOwnMember, listViews, type Team, type TeamView } from "#lib/teams/data.ts";
import { sharedMetrics } from "#lib/teams/share-categories.ts";
import { toSharedWindow } from "#lib/teams/shared-scores.ts";
import { formatInstant } from "#lib/time/clock.ts";
import { toDay } from "#lib/time/day.ts";
import type { UserId } from "#lib/user-id.ts";
import { updateShares } from "../actions.ts";
import { ShareBoxes } from "./share-boxes.tsx";

/** The member's side of a team: what is shared, what that looks like to an admin, and who looked. */
export async function YourSharing({ userId, team }: { userId: UserId; team: Team }) {
  const now = new Date();
  const { timeZone, clock } = await loadProfile();
  const window = toSharedWindow(toDay({ instant: now, timeZone }));
  const [self, views] = await Promise.all([
    getOwnMember({ userId, teamId: team.id, ...window }),
    listViews({ userId, teamId: team.id, most: 20 }),
  ]);
  return (
    <>
      <Card hint={toAudience(team)} title="What you share">
        <ShareBoxes action={updateShares.bind(null, team.id)} shares={team.shares} />
      </Card>
      <Card
        flush
        hint="The same line, from the same data. Nothing else of you is shown in this team."
        title="See exactly what your admin sees"
      >
        <div className="border-t border-line">{self && <MemberRow {...self} now={now} />}</div>
      </Card>
      <Card hint="Each look at your line, at most one entry an hour." title="Who looked, and when">
        {views.length === 0 ? (
          <p className="text-sm text-ink-muted">Nobody has looked yet.</p>
        ) : (
          <ul className="flex flex-col gap-3">
            {views.map(({ id, viewerName, shown, seenAt }) => (
              <li className="flex items-start gap-3 text-sm" key={id}>
                <Eye aria-hidden className="mt-0.5 size-4 shrink-0 text-ink-faint" />
                <p className="min-w-0 flex-1 text-ink-muted">
                  <span className="font-medium text-ink">
                    {viewerName ?? "Somebody whose account is gone"}
                  </span>{" "}
                  saw {toShownText(shown)}
                </p>
                <time className="shrink-0 text-ink-muted" dateTime={seenAt.toISOString()}>
                  {formatInstant({
                    instant: seenAt,
                    timeZone,
                    hourCycle: clock === "12" ? 12 : 24,
                  })}
                </time>
              </li>
            ))}
          </ul>
        )}
      </Card>
    </>
  );
}

function toAudience({ admins, role }: Team): string {
  if (role === "admin") return "As an admin you share with the team’s admins like everybody else.";
  if (admins.length === 0) return "This team has no admin any more, so nobody sees it.";
  return `${formatList(admins)} may see what you tick. Changes take effect at once.`;
}

function toShownText(shown: TeamView["shown"]): string {
  if (shown.length === 0) return "your name and connection, no numbers";
  return `your ${formatList(shown.map((share) => sharedMetrics[share].label.toLowerCase()))}`;
}
