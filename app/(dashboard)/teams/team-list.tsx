import { ChevronRight } from "lucide-react";
import Link from "next/link";
import { Badge } from "#components/ui/badge.tsx";
import { formatList } from "#lib/format/list.ts";
import { formatCount } from "#lib/format/number.ts";
import type { Team } from "#lib/teams/data.ts";
import { sharedMetrics } from "#lib/teams/share-categories.ts";

/** The person's teams: who may look, and what they see. */
export function TeamList({ teams }: { teams: Team[] }) {
  return (
    <ul className="divide-y divide-line overflow-hidden rounded-lg border border-line bg-surface">
      {teams.map((team) => (
        <li key={team.id}>
          {/* Not fetched ahead: showing members to an admin is written into their log. */}
          <Link
            className="flex items-center gap-4 px-5 py-4 transition-colors hover:bg-sunken/60 focus-visible:-outline-offset-2"
            href={`/teams/${team.id}`}
            prefetch={false}
          >
            <div className="min-w-0 flex-1">
              <p className="flex items-center gap-2">
                <span className="truncate text-base font-medium text-ink">{team.name}</span>
                {team.role === "admin" && <Badge>Admin</Badge>}
              </p>
              <p className="mt-0.5 text-sm text-pretty text-ink-muted">
                {toPeopleText(team)} · {toSharesText(team)}
              </p>
            </div>
            <ChevronRight aria-hidden className="size-4 shrink-0 text-ink-faint" />
          </Link>
        </li>
      ))}
    </ul>
  );
}

function toPeopleText({ memberCount, admins }: Team): string {
  if (memberCount !== null) return formatCount({ count: memberCount, one: "member" });
  if (admins.length === 0) return "Nobody looks any more";
  return `${formatList(admins)} may look`;
}

function toSharesText({ shares }: Team): string {
  if (shares.length === 0) return "you share nothing";
  return `you share ${formatList(shares.map((share) => sharedMetrics[share].label.toLowerCase()))}`;
}
