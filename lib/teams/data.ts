import "server-only";
import { sha256 } from "../crypto.ts";
import { asSystem, asTeamViewer, asUser, type Db } from "../db/scope.ts";
import type { Day } from "../time/day.ts";
import type { UserId } from "../user-id.ts";
import { type ConnectionState, toConnectionState } from "./connection-state.ts";
import { type InvitationState, toInvitationState } from "./invitation-state.ts";
import { recordViews } from "./mutations.ts";
import { idSchema, invitationTokenSchema } from "./schema.ts";
import { shareCategories, sharedMetrics, type TeamShareCategory } from "./share-categories.ts";
import { type MemberScores, type SharedValue, toMemberScores } from "./shared-scores.ts";

export type TeamRole = "admin" | "member";

/** A team as the person who asks belongs to it. */
export interface Team {
  id: string;
  name: string;
  role: TeamRole;
  /** What this person shares in it. */
  shares: TeamShareCategory[];
  /** Names of those who may look; empty once the last admin's account is gone. */
  admins: string[];
  /** How many belong to it; null unless the person is an admin, since members see nobody. */
  memberCount: number | null;
}

/** What a team's page may say of a member. */
export interface Member {
  userId: string;
  name: string;
  role: TeamRole;
  joinedAt: Date;
  connection: ConnectionState;
  lastSyncAt: Date | null;
  scores: MemberScores;
}

interface MemberRow extends Omit<Member, "scores" | "connection"> {
  /** Status of the grant (`active`, `needs_reauth` …), or null without a ring. */
  connectionStatus: string | null;
  shares: TeamShareCategory[];
  values: SharedValue[];
}

/** One look of an admin, as the member reads it. */
export interface TeamView {
  id: string;
  /** Null when that account is gone. */
  viewerName: string | null;
  shown: TeamShareCategory[];
  seenAt: Date;
}

/** A link as the admins list it: its token is not known any more. */
export interface ListedInvitation {
  id: string;
  state: InvitationState;
  createdAt: Date;
  expiresAt: Date;
  usedAt: Date | null;
  /** Who joined with it, while they are a member. */
  guestName: string | null;
}

/** A link as its holder sees it, signed in or not. */
export interface Invitation {
  state: InvitationState;
  teamId: string;
  teamName: string;
  inviterName: string;
  expiresAt: Date;
}

async function readTeams(db: Db, { teamId }: { teamId: string | null }): Promise<Team[]> {
  const rows = await db.$queryRaw<(Omit<Team, "memberCount"> & { memberCount: number })[]>`
    SELECT t.id, t.name, m.role, m.shares,
      ARRAY(SELECT a.name FROM team_admins(t.id) a ORDER BY a.name) AS admins,
      (SELECT count(*)::int FROM team_member c WHERE c.team_id = t.id) AS "memberCount"
    FROM team t JOIN team_member m ON m.team_id = t.id AND m.user_id = app_user_id()
    WHERE ${teamId}::uuid IS NULL OR t.id = ${teamId}::uuid
    ORDER BY lower(t.name), t.id`;
  return rows.map((team) => ({
    ...team,
    memberCount: team.role === "admin" ? team.memberCount : null,
  }));
}

/** The person's teams by name. */
export async function listTeams(userId: UserId): Promise<Team[]> {
  return asUser(userId, (db) => readTeams(db, { teamId: null }));
}

/** One team, or null when the person does not belong to it or it does not exist: no difference is shown. */
export async function getTeam({
  userId,
  teamId,
}: {
  userId: UserId;
  teamId: string;
}): Promise<Team | null> {
  const id = idSchema.safeParse(teamId);
  if (!id.success) return null;
  return asUser(userId, async (db) => (await readTeams(db, { teamId: id.data }))[0] ?? null);
}

/**
 * Members with the numbers they share, in one statement and so from one instant. The row policies decide
 * whose rows there are; the join names the same grants once more, since an admin's own rows are all readable.
 */
async function readMembers(
  db: Db,
  { teamId, from, to }: { teamId: string; from: Day; to: Day },
): Promise<MemberRow[]> {
  const metrics = shareCategories.flatMap((category) => {
    const { daily } = sharedMetrics[category];
    return daily === null ? [] : [{ category, ...daily }];
  });
  return db.$queryRaw`
    WITH shared AS (
      SELECT d.user_id, d.category, d.day, (d.metrics->>k.metric)::float8 AS value
      FROM unnest(
        ${metrics.map(({ category }) => category)}::text[],
        ${metrics.map(({ type }) => type)}::text[],
        ${metrics.map(({ metric }) => metric)}::text[]) AS k(category, type, metric)
      JOIN team_member m ON m.team_id = ${teamId}::uuid AND k.category = ANY (m.shares)
      JOIN user_day d ON d.user_id = m.user_id AND d.type = k.type AND d.category = k.category
      WHERE d.day BETWEEN ${from}::date AND ${to}::date
      UNION ALL
      SELECT h.user_id, 'heart_rate', h.day, h.lowest
      FROM team_heart_rates(${teamId}::uuid, ${from}::date, ${to}::date) h
    )
    SELECT m.user_id AS "userId", s.name, m.role, m.joined_at AS "joinedAt", m.shares,
      s.connection_status AS "connectionStatus", s.last_sync_at AS "lastSyncAt",
      coalesce((
        SELECT json_agg(json_build_object('category', v.category, 'day', v.day, 'value', v.value))
        FROM shared v WHERE v.user_id = m.user_id
      ), '[]') AS values
    FROM team_member_states(${teamId}::uuid) s
    JOIN team_member m ON m.team_id = ${teamId}::uuid AND m.user_id = s.user_id
    ORDER BY lower(s.name), m.user_id`;
}

/**
 * Every member as an admin may see them, days `from` to `to`. In the same transaction each member's log
 * gains its line: there is no look without one. Empty for anybody who is not an admin of the team.
 */
export async function listMembers({
  userId,
  teamId,
  from,
  to,
}: {
  userId: UserId;
  teamId: string;
  from: Day;
  to: Day;
}): Promise<Member[]> {
  return asTeamViewer({ userId, teamId }, async (db) => {
    const [admin] = await db.$queryRaw<
      { yes: boolean }[]
    >`SELECT is_team_admin(${teamId}::uuid) AS yes`;
    if (!admin?.yes) return [];
    const members = await readMembers(db, { teamId, from, to });
    await recordViews(db, {
      viewerId: userId,
      teamId,
      views: members
        .filter((member) => member.userId !== userId)
        .map((member) => ({ memberId: member.userId, shown: member.shares })),
    });
    return members.map((member) => toMember({ member, from, to }));
  });
}

/** The person themself, exactly as an admin of the team sees them; null when not a member. Logs nothing. */
export async function getOwnMember({
  userId,
  teamId,
  from,
  to,
}: {
  userId: UserId;
  teamId: string;
  from: Day;
  to: Day;
}): Promise<Member | null> {
  return asUser(userId, async (db) => {
    const members = await readMembers(db, { teamId, from, to });
    const own = members.find((member) => member.userId === userId);
    return own === undefined ? null : toMember({ member: own, from, to });
  });
}

function toMember({
  member: { shares, values, connectionStatus, ...member },
  from,
  to,
}: {
  member: MemberRow;
  from: Day;
  to: Day;
}): Member {
  return {
    ...member,
    connection: toConnectionState(connectionStatus),
    scores: toMemberScores({ shares, values, from, to }),
  };
}

/** The newest looks at the person in this team, at most `most`. */
export async function listViews({
  userId,
  teamId,
  most,
}: {
  userId: UserId;
  teamId: string;
  most: number;
}): Promise<TeamView[]> {
  return asUser(
    userId,
    (db) => db.$queryRaw`
      SELECT id, viewer_name AS "viewerName", shown, seen_at AS "seenAt"
      FROM team_access_log(${teamId}::uuid, ${most}::int)`,
  );
}

/** The team's links, newest first, at most 20; none for anybody but its admins. */
export async function listInvitations({
  userId,
  teamId,
}: {
  userId: UserId;
  teamId: string;
}): Promise<ListedInvitation[]> {
  const rows = await asUser(
    userId,
    (db) => db.$queryRaw<(Omit<ListedInvitation, "state"> & { revokedAt: Date | null })[]>`
      SELECT i.id, i.created_at AS "createdAt", i.expires_at AS "expiresAt", i.used_at AS "usedAt",
        i.revoked_at AS "revokedAt", s.name AS "guestName"
      FROM team_invitation i
      LEFT JOIN team_member_states(${teamId}::uuid) s ON s.user_id = i.used_by
      WHERE i.team_id = ${teamId}::uuid ORDER BY i.created_at DESC, i.id LIMIT 20`,
  );
  const now = new Date();
  return rows.map(({ revokedAt, ...row }) => ({
    ...row,
    state: toInvitationState({ ...row, revokedAt, now }),
  }));
}

/** What the holder of a token may know; null for a token that names no link. */
export async function getInvitation(token: string): Promise<Invitation | null> {
  if (!invitationTokenSchema.safeParse(token).success) return null;
  const row = await asSystem("team-joining", (db) =>
    db.teamInvitation.findUnique({
      where: { tokenHash: sha256(token) },
      select: {
        teamId: true,
        expiresAt: true,
        usedAt: true,
        revokedAt: true,
        team: { select: { name: true } },
        creator: { select: { name: true } },
      },
    }),
  );
  if (row === null) return null;
  return {
    state: toInvitationState({ ...row, now: new Date() }),
    teamId: row.teamId,
    teamName: row.team.name,
    inviterName: row.creator.name,
    expiresAt: row.expiresAt,
  };
}
