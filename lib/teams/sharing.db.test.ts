import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { closeDatabase } from "../db/client.ts";
import { asSystem, asTeamViewer, asUser } from "../db/scope.ts";
import { toUserId } from "../user-id.ts";
import { getOwnMember, listMembers, listViews } from "./data.ts";
import {
  acceptInvitation,
  createInvitation,
  createTeam,
  leaveTeam,
  removeMember,
  updateShares,
} from "./mutations.ts";

const admin = toUserId(randomUUID());
const ben = toUserId(randomUUID());
const cleo = toUserId(randomUUID());
const stranger = toUserId(randomUUID());
const people = [admin, ben, cleo, stranger];
const window = { from: "2026-01-01", to: "2026-01-14" };

const days = [
  { type: "daily_sleep", category: "sleep", metrics: { sleep_score: 81, deep_sleep_score: 90 } },
  { type: "daily_readiness", category: "readiness", metrics: { readiness_score: 72 } },
  { type: "daily_activity", category: "activity", metrics: { activity_score: 65 } },
  { type: "daily_stress", category: "private", metrics: { stress_high: 3600 } },
] as const;

let team: string;

async function join(userId: typeof ben, shares: Parameters<typeof acceptInvitation>[0]["shares"]) {
  const token = await createInvitation({ userId: admin, teamId: team });
  await acceptInvitation({ userId, token, shares });
}

/** Categories of the rows that a free query in the team's scope returns, by whose they are. */
function selectAll(viewer: typeof ben, teamId = team) {
  return asTeamViewer(
    { userId: viewer, teamId },
    (db) =>
      db.$queryRaw<{ user_id: string; category: string }[]>`
        SELECT * FROM user_day ORDER BY user_id, category`,
  );
}

const others = (rows: { user_id: string; category: string }[], viewer: string) =>
  rows.filter((row) => row.user_id !== viewer).map(({ user_id, category }) => [user_id, category]);

beforeAll(async () => {
  await asSystem("maintenance", async (db) => {
    const day = new Date("2026-01-10");
    await db.user.createMany({
      data: people.map((id, index) => ({
        id,
        email: `${id}@example.org`,
        name: ["Ada", "Ben", "Cleo", "Dora"][index] ?? "",
        passwordHash: "none",
      })),
    });
    await db.userDay.createMany({
      data: people.flatMap((userId) => days.map((row) => ({ ...row, userId, day }))),
    });
    await db.ouraDocument.createMany({
      data: people.map((userId) => ({
        userId,
        type: "daily_sleep",
        documentId: "d1",
        day,
        body: { score: 81 },
      })),
    });
    await db.heartRateDay.createMany({
      data: people.map((userId) => ({
        userId,
        day,
        at: [0],
        bpm: [50],
        source: [0],
        min: 50,
        max: 50,
        mean: 50,
        count: 1,
      })),
    });
  });
});

beforeEach(async () => {
  team = await createTeam({ userId: admin, name: "Rowers" });
});

afterAll(async () => {
  await asSystem("maintenance", async (db) => {
    const where = { userId: { in: people } };
    await db.team.deleteMany({ where: { members: { some: where } } });
    await db.userDay.deleteMany({ where });
    await db.ouraDocument.deleteMany({ where });
    await db.heartRateDay.deleteMany({ where });
    await db.auditEvent.deleteMany({ where });
    await db.user.deleteMany({ where: { id: { in: people } } });
  });
  await closeDatabase();
});

describe("what a team's admin reads", () => {
  it("is the sleep rows of a member who shares sleep only, even with select *", async () => {
    await join(ben, ["sleep"]);
    expect(others(await selectAll(admin), admin)).toEqual([[ben, "sleep"]]);
  });

  it("is nothing of a member who ticked no box, and never what is private", async () => {
    await join(ben, []);
    await join(cleo, ["sleep", "readiness", "activity", "heart_rate"]);
    expect(others(await selectAll(admin), admin)).toEqual([
      [cleo, "activity"],
      [cleo, "readiness"],
      [cleo, "sleep"],
    ]);
  });

  it("ends at once when the member withdraws", async () => {
    await join(ben, ["sleep", "activity"]);
    await updateShares({ userId: ben, teamId: team, shares: ["activity"] });
    expect(others(await selectAll(admin), admin)).toEqual([[ben, "activity"]]);
    await updateShares({ userId: ben, teamId: team, shares: [] });
    expect(others(await selectAll(admin), admin)).toEqual([]);
  });

  it("ends when the member leaves or is removed", async () => {
    await join(ben, ["sleep"]);
    await join(cleo, ["sleep"]);
    await leaveTeam({ userId: ben, teamId: team });
    expect(others(await selectAll(admin), admin)).toEqual([[cleo, "sleep"]]);
    await removeMember({ userId: admin, teamId: team, memberId: cleo });
    expect(others(await selectAll(admin), admin)).toEqual([]);
  });

  it("never includes documents or heart-rate samples", async () => {
    await join(ben, ["sleep", "readiness", "activity", "heart_rate"]);
    const seen = await asTeamViewer({ userId: admin, teamId: team }, async (db) => [
      await db.$queryRaw`SELECT user_id FROM oura_document WHERE user_id <> ${admin}::uuid`,
      await db.$queryRaw`SELECT user_id FROM heart_rate_day WHERE user_id <> ${admin}::uuid`,
      await db.$queryRaw`SELECT user_id FROM oura_connection WHERE user_id <> ${admin}::uuid`,
      await db.$queryRaw`SELECT user_id FROM sync_state WHERE user_id <> ${admin}::uuid`,
      await db.$queryRaw`SELECT id FROM app_user WHERE id <> ${admin}::uuid`,
    ]);
    expect(seen).toEqual([[], [], [], [], []]);
  });

  it("is nothing of the team outside the team's scope", async () => {
    await join(ben, ["sleep"]);
    const rows = await asUser(
      admin,
      (db) => db.$queryRaw<{ user_id: string; category: string }[]>`SELECT * FROM user_day`,
    );
    expect(others(rows, admin)).toEqual([]);
  });

  it("is no more than the page's one number a category, the admin's own included only as shared", async () => {
    await join(ben, ["sleep"]);
    const members = await listMembers({ userId: admin, teamId: team, ...window });
    expect(members.map(({ name, role }) => [name, role])).toEqual([
      ["Ada", "admin"],
      ["Ben", "member"],
    ]);
    expect(members[0]?.scores).toEqual({
      sleep: null,
      readiness: null,
      activity: null,
      heart_rate: null,
    });
    expect(members[1]?.scores.sleep).toMatchObject({
      covered: 1,
      latest: { day: "2026-01-10", value: 81 },
    });
    expect(members[1]?.scores.activity).toBeNull();
  });
});

describe("what an admin cannot do", () => {
  it("widen a member's grant", async () => {
    await join(ben, ["sleep"]);
    const changed = await asTeamViewer(
      { userId: admin, teamId: team },
      (db) => db.$executeRaw`
        UPDATE team_member SET shares = ARRAY['sleep', 'activity'] WHERE user_id = ${ben}::uuid`,
    );
    expect(changed).toBe(0);
    await expect(
      asUser(
        admin,
        (db) => db.$executeRaw`
          INSERT INTO team_member (team_id, user_id, shares) VALUES (${team}::uuid, ${stranger}::uuid, ARRAY['sleep'])`,
      ),
    ).rejects.toThrow(/permission denied/);
  });

  it("change, add or delete a member's days", async () => {
    await join(ben, ["sleep"]);
    const changed = await asTeamViewer({ userId: admin, teamId: team }, async (db) => [
      await db.$executeRaw`UPDATE user_day SET metrics = '{}' WHERE user_id = ${ben}::uuid`,
      await db.$executeRaw`DELETE FROM user_day WHERE user_id = ${ben}::uuid`,
    ]);
    expect(changed).toEqual([0, 0]);
  });

  it("have a member share what is private, since no grant can name it", async () => {
    await join(ben, []);
    await expect(
      asUser(
        ben,
        (db) => db.$executeRaw`
          UPDATE team_member SET shares = ARRAY['private'] WHERE user_id = ${ben}::uuid`,
      ),
    ).rejects.toThrow(/team_member_shares_check/);
  });

  it("look without the member being able to read who, when and at what", async () => {
    await join(ben, ["sleep"]);
    await listMembers({ userId: admin, teamId: team, ...window });
    await listMembers({ userId: admin, teamId: team, ...window });
    const views = await listViews({ userId: ben, teamId: team, most: 10 });
    expect(views).toMatchObject([{ viewerName: "Ada", shown: ["sleep"] }]);
    expect(await listViews({ userId: cleo, teamId: team, most: 10 })).toEqual([]);
  });

  it("backdate a look or erase its line", async () => {
    await join(ben, ["sleep"]);
    await listMembers({ userId: admin, teamId: team, ...window });
    await expect(
      asUser(
        admin,
        (db) => db.$executeRaw`
          INSERT INTO team_access (team_id, member_id, viewer_id, shown, seen_at)
          VALUES (${team}::uuid, ${ben}::uuid, ${admin}::uuid, '{}', now() - interval '1 day')`,
      ),
    ).rejects.toThrow(/row-level security/);
    await expect(asUser(admin, (db) => db.$executeRaw`DELETE FROM team_access`)).rejects.toThrow(
      /permission denied/,
    );
  });
});

describe("everybody else", () => {
  it("sees nobody as a member, themself apart", async () => {
    await join(ben, ["sleep"]);
    await join(cleo, ["sleep"]);
    expect(others(await selectAll(cleo), cleo)).toEqual([]);
    expect(await listMembers({ userId: cleo, teamId: team, ...window })).toEqual([]);
    const visible = await asUser(
      cleo,
      (db) => db.$queryRaw`SELECT user_id FROM team_member_states(${team}::uuid)`,
    );
    expect(visible).toEqual([{ user_id: cleo }]);
  });

  it("sees nothing as the admin of another team", async () => {
    await join(ben, ["sleep"]);
    const other = await createTeam({ userId: stranger, name: "Runners" });
    expect(others(await selectAll(stranger), stranger)).toEqual([]);
    expect(others(await selectAll(stranger, other), stranger)).toEqual([]);
    expect(await listMembers({ userId: stranger, teamId: team, ...window })).toEqual([]);
  });

  it("cannot make themself an admin", async () => {
    await join(ben, []);
    await expect(
      asUser(ben, (db) => db.$executeRaw`UPDATE team_member SET role = 'admin'`),
    ).rejects.toThrow(/permission denied/);
  });
});

describe("a member's preview", () => {
  it("is word for word what the admin gets", async () => {
    await join(ben, ["sleep", "readiness"]);
    const seen = await listMembers({ userId: admin, teamId: team, ...window });
    const preview = await getOwnMember({ userId: ben, teamId: team, ...window });
    expect(preview).toEqual(seen.find(({ userId }) => userId === ben));
  });

  it("leaves no line in the log", async () => {
    await join(ben, ["sleep"]);
    await getOwnMember({ userId: ben, teamId: team, ...window });
    expect(await listViews({ userId: ben, teamId: team, most: 10 })).toEqual([]);
  });
});
