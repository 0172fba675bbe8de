import "server-only";
import { recordAudit } from "../audit/mutations.ts";
import { randomToken, sha256 } from "../crypto.ts";
import { asSystem, asUser, type Db } from "../db/scope.ts";
import { AppError } from "../errors.ts";
import type { UserId } from "../user-id.ts";
import { invitationDays } from "./invitation-state.ts";
import { invitationTokenSchema } from "./schema.ts";
import type { TeamShareCategory } from "./share-categories.ts";

const dayMs = 86_400_000;

interface TeamAct {
  userId: UserId;
  teamId: string;
}

function onlyAdmins(what: string): AppError {
  return new AppError("forbidden", `Only an admin of this team can ${what}.`);
}

/** Creates a team whose one admin is its creator, sharing nothing yet. @returns its id. */
export async function createTeam({
  userId,
  name,
}: {
  userId: UserId;
  name: string;
}): Promise<string> {
  return asSystem("team-joining", async (db) => {
    const { id } = await db.team.create({
      data: { name, members: { create: { userId, role: "admin" } } },
      select: { id: true },
    });
    await recordAudit(db, { kind: "team_created", userId, detail: { teamId: id, name } });
    return id;
  });
}

/** @throws AppError `forbidden` for anybody but an admin. */
export async function renameTeam({
  userId,
  teamId,
  name,
}: TeamAct & { name: string }): Promise<void> {
  const { count } = await asUser(userId, (db) =>
    db.team.updateMany({ where: { id: teamId }, data: { name } }),
  );
  if (count === 0) throw onlyAdmins("rename it");
}

/**
 * Deletes the team with its memberships, grants and links; members keep their log of who looked.
 * @throws AppError `invalid_input` when `typedName` is not its name, `forbidden` for anybody but an admin.
 */
export async function deleteTeam({
  userId,
  teamId,
  typedName,
}: TeamAct & { typedName: string }): Promise<void> {
  await asUser(userId, async (db) => {
    const team = await db.team.findUnique({ where: { id: teamId }, select: { name: true } });
    if (team === null) throw onlyAdmins("delete it");
    if (team.name !== typedName.trim()) {
      throw new AppError("invalid_input", `Type the team’s name exactly: ${team.name}`);
    }
    const { count } = await db.team.deleteMany({ where: { id: teamId } });
    if (count === 0) throw onlyAdmins("delete it");
    await recordAudit(db, { kind: "team_deleted", userId, detail: { teamId, name: team.name } });
  });
}

/** Makes a link for one person. @returns its token, which is stored nowhere. */
export async function createInvitation({ userId, teamId }: TeamAct): Promise<string> {
  const token = randomToken();
  await asUser(userId, async (db) => {
    const [admin] = await db.$queryRaw<
      { yes: boolean }[]
    >`SELECT is_team_admin(${teamId}::uuid) AS yes`;
    if (!admin?.yes) throw onlyAdmins("invite people");
    await db.teamInvitation.createMany({
      data: {
        teamId,
        tokenHash: sha256(token),
        createdBy: userId,
        expiresAt: new Date(Date.now() + invitationDays * dayMs),
      },
    });
    await recordAudit(db, { kind: "team_invitation_created", userId, detail: { teamId } });
  });
  return token;
}

/** Ends a link that nobody used. @throws AppError `not_found` when there is no such open link of this team. */
export async function revokeInvitation({
  userId,
  teamId,
  invitationId,
}: TeamAct & { invitationId: string }): Promise<void> {
  const { count } = await asUser(userId, (db) =>
    db.teamInvitation.updateMany({
      where: { id: invitationId, teamId, usedAt: null, revokedAt: null },
      data: { revokedAt: new Date() },
    }),
  );
  if (count === 0) {
    throw new AppError("not_found", "That link has been used or ended already.");
  }
}

/**
 * Joins the team that the link names, sharing what was ticked. Two people with one link: the update of
 * its row lets one of them through. Somebody who is a member already does not use the link up.
 * @returns the team's id. @throws AppError `gone` when the link is no good any more, `conflict` for members.
 */
export async function acceptInvitation({
  userId,
  token,
  shares,
}: {
  userId: UserId;
  token: string;
  shares: TeamShareCategory[];
}): Promise<string> {
  if (!invitationTokenSchema.safeParse(token).success) throw noLongerGood();
  return asSystem("team-joining", async (db) => {
    const [link] = await db.$queryRaw<{ teamId: string }[]>`
      UPDATE team_invitation SET used_at = now(), used_by = ${userId}::uuid
      WHERE token_hash = ${sha256(token)} AND used_at IS NULL AND revoked_at IS NULL AND expires_at > now()
      RETURNING team_id AS "teamId"`;
    if (link === undefined) throw noLongerGood();
    const { teamId } = link;
    const { count } = await db.teamMember.createMany({
      data: [{ teamId, userId, shares }],
      skipDuplicates: true,
    });
    // Thrown inside the transaction, so that the link is as unused as before.
    if (count === 0) throw new AppError("conflict", "You are in this team already.");
    await recordAudit(db, { kind: "team_joined", userId, detail: { teamId, shares } });
    return teamId;
  });
}

function noLongerGood(): AppError {
  return new AppError("gone", "This invitation can no longer be used. Ask for a new link.");
}

/** Replaces what the person shares in the team; what is left out stops being visible with the commit. */
export async function updateShares({
  userId,
  teamId,
  shares,
}: TeamAct & { shares: TeamShareCategory[] }): Promise<void> {
  await asUser(userId, async (db) => {
    const { count } = await db.teamMember.updateMany({
      where: { teamId, userId },
      data: { shares, changedAt: new Date() },
    });
    if (count === 0) throw new AppError("not_found", "You are not in this team any more.");
    await recordAudit(db, { kind: "team_shares_changed", userId, detail: { teamId, shares } });
  });
}

/** Ends the person's own membership. @throws AppError `conflict` for an admin, who would leave it without one. */
export async function leaveTeam({ userId, teamId }: TeamAct): Promise<void> {
  await asUser(userId, async (db) => {
    const member = await db.teamMember.findUnique({
      where: { teamId_userId: { teamId, userId } },
      select: { role: true },
    });
    if (member === null) return;
    if (member.role === "admin") {
      throw new AppError(
        "conflict",
        "The team would be left without an admin. Untick what you share, or delete the team.",
      );
    }
    await db.teamMember.deleteMany({ where: { teamId, userId } });
    await recordAudit(db, { kind: "team_left", userId, detail: { teamId } });
  });
}

/** Ends a member's membership. @throws AppError `forbidden` unless an admin asks about a member who is none. */
export async function removeMember({
  userId,
  teamId,
  memberId,
}: TeamAct & { memberId: string }): Promise<void> {
  await asUser(userId, async (db) => {
    const { count } = await db.teamMember.deleteMany({
      where: { teamId, userId: memberId, role: "member", NOT: { userId } },
    });
    if (count === 0) throw onlyAdmins("remove a member, and admins cannot be removed");
    await recordAudit(db, {
      kind: "team_member_removed",
      userId: memberId,
      actorId: userId,
      detail: { teamId },
    });
  });
}

/**
 * Writes what an admin is being shown into each member's log. A unique index keeps it to one line an hour
 * while the same categories are shown; without a conflict target, since viewers cannot read the log.
 */
export async function recordViews(
  db: Db,
  {
    viewerId,
    teamId,
    views,
  }: {
    viewerId: UserId;
    teamId: string;
    views: { memberId: string; shown: TeamShareCategory[] }[];
  },
): Promise<void> {
  if (views.length === 0) return;
  // The join leaves out who left a moment ago, whom the policy would refuse.
  await db.$executeRaw`
    INSERT INTO team_access (team_id, member_id, viewer_id, shown)
    SELECT m.team_id, m.user_id, ${viewerId}::uuid, v.shown
    FROM jsonb_to_recordset(${JSON.stringify(views)}::jsonb) AS v("memberId" uuid, shown text[])
    JOIN team_member m ON m.team_id = ${teamId}::uuid AND m.user_id = v."memberId"
    ON CONFLICT DO NOTHING`;
}
