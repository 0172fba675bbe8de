import { Eye } from "lucide-react";
import { Card } from "#components/ui/card.tsx";
import { loadProfile } from "#lib/accounts/data.ts";
import { formatList } from "#lib/format/list.ts";
import { listViews, type TeamView } from "#lib/teams/data.ts";
import { sharedMetrics } from "#lib/teams/share-categories.ts";
import { formatInstant } from "#lib/time/clock.ts";
import type { UserId } from "#lib/user-id.ts";

/** The member's log: each look of an admin, and what it showed. */
export async function WhoLooked({ userId, teamId }: { userId: UserId; teamId: string }) {
  const [{ timeZone, clock }, views] = await Promise.all([
    loadProfile(),
    listViews({ userId, teamId, most: 20 }),
  ]);
  const hourCycle = clock === "12" ? 12 : 24;
  return (
    <Card
      hint="At most one entry an hour, and another as soon as you share more or less."
      title="Who looked, and when"
    >
      {views.length === 0 ? (
        <p className="text-sm text-ink-muted">Nobody has looked yet.</p>
      ) : (
        <ul className="flex flex-col gap-3">
          {views.map(({ id, viewerName, shown, seenAt }) => (
            <li className="flex items-start gap-3 text-sm" key={id}>
              <Eye aria-hidden className="mt-0.5 size-4 shrink-0 text-ink-faint" />
              <div className="flex min-w-0 flex-1 flex-col justify-between gap-x-6 sm:flex-row">
                <p className="text-ink-muted">
                  <span className="font-medium text-ink">
                    {viewerName ?? "Somebody whose account is gone"}
                  </span>{" "}
                  saw {toShownText(shown)}
                </p>
                <time className="shrink-0 text-ink-muted" dateTime={seenAt.toISOString()}>
                  {formatInstant({ instant: seenAt, timeZone, hourCycle })}
                </time>
              </div>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}

function toShownText(shown: TeamView["shown"]): string {
  if (shown.length === 0) return "your name and connection, no numbers";
  return `your ${formatList(shown.map((share) => sharedMetrics[share].label.toLowerCase()))}`;
}
