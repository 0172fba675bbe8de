import type { ReactNode } from "react";
import { formatRelativeTime } from "#lib/format/relative-time.ts";
import type { ConnectionState } from "#lib/teams/connection-state.ts";
import { shareCategories } from "#lib/teams/share-categories.ts";
import type { MemberScores } from "#lib/teams/shared-scores.ts";
import { Avatar } from "../ui/avatar.tsx";
import { Badge, StatusChip, type Tone } from "../ui/badge.tsx";
import { NotShared } from "./not-shared.tsx";
import { ScoreCell } from "./score-cell.tsx";

const connectionWords = {
  connected: { tone: "good", words: "Connected" },
  needs_reconnecting: { tone: "warn", words: "Needs reconnecting" },
  not_connected: { tone: "neutral", words: "Not connected" },
} as const satisfies Record<ConnectionState, { tone: Tone; words: string }>;

interface MemberRowProps {
  name: string;
  role: "admin" | "member";
  connection: ConnectionState;
  lastSyncAt: Date | null;
  scores: MemberScores;
  now: Date;
  /** What can be done about this member. */
  actions?: ReactNode;
}

/** A member as admins see them, and as members see themselves in the preview: the same code for both. */
export function MemberRow(props: MemberRowProps) {
  const { name, role, connection, lastSyncAt, scores, now, actions } = props;
  const { tone, words } = connectionWords[connection];
  return (
    <div className="grid gap-x-6 gap-y-5 p-5 xl:grid-cols-[minmax(13rem,1fr)_3fr]">
      <div className="flex min-w-0 items-start gap-3">
        <Avatar className="size-9" name={name} />
        <div className="min-w-0 flex-1">
          <p className="flex min-w-0 items-center gap-2">
            <span className="truncate font-medium text-ink">{name}</span>
            {role === "admin" && <Badge>Admin</Badge>}
          </p>
          <div className="mt-1.5 flex flex-wrap items-center gap-x-2 gap-y-1 text-xs text-ink-muted">
            <StatusChip tone={tone}>{words}</StatusChip>
            <span>
              {lastSyncAt === null ? "never synced" : <LastSync at={lastSyncAt} now={now} />}
            </span>
          </div>
        </div>
        {actions}
      </div>
      {shareCategories.every((category) => scores[category] === null) ? (
        <NotShared className="min-h-14 xl:min-h-20">Shares no numbers in this team</NotShared>
      ) : (
        <dl className="grid grid-cols-2 gap-x-5 gap-y-6 sm:grid-cols-4">
          {shareCategories.map((category) => (
            <ScoreCell category={category} key={category} scores={scores[category]} />
          ))}
        </dl>
      )}
    </div>
  );
}

function LastSync({ at, now }: { at: Date; now: Date }) {
  const ago = formatRelativeTime({ at: at.getTime(), now: now.getTime() });
  return <time dateTime={at.toISOString()}>synced {ago}</time>;
}
