import { describe, expect, it } from "vitest";
import { asTeamViewer, asUser } from "../db/scope.ts";
import { getOwnMember, listMembers, listViews } from "./data.ts";
import { createTeam } from "./mutations.ts";
import { selectOthers, useSharingPeople } from "./sharing-fixture.ts";

const { admin, ben, cleo, stranger, team, join } = useSharingPeople();
const window = { from: "2026-01-01", to: "2026-01-14" };

describe("what an admin cannot do", () => {
  it("widen a member's grant", async () => {
    await join(ben, ["sleep"]);
    const changed = await asTeamViewer(
      { userId: admin, teamId: team() },
      (db) => db.$executeRaw`
        UPDATE team_member SET shares = ARRAY['sleep', 'activity'] WHERE user_id = ${ben}::uuid`,
    );
    expect(changed).toBe(0);
    await expect(
      asUser(
        admin,
        (db) => db.$executeRaw`
          INSERT INTO team_member (team_id, user_id, shares) VALUES (${team()}::uuid, ${stranger}::uuid, ARRAY['sleep'])`,
      ),
    ).rejects.toThrow(/permission denied/);
  });

  it("change, add or delete a member's days", async () => {
    await join(ben, ["sleep"]);
    const changed = await asTeamViewer({ userId: admin, teamId: team() }, async (db) => [
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
    await listMembers({ userId: admin, teamId: team(), ...window });
    await listMembers({ userId: admin, teamId: team(), ...window });
    const views = await listViews({ userId: ben, teamId: team(), most: 10 });
    expect(views).toMatchObject([{ viewerName: "Ada", shown: ["sleep"] }]);
    expect(await listViews({ userId: cleo, teamId: team(), most: 10 })).toEqual([]);
  });

  it("backdate a look or erase its line", async () => {
    await join(ben, ["sleep"]);
    await listMembers({ userId: admin, teamId: team(), ...window });
    await expect(
      asUser(
        admin,
        (db) => db.$executeRaw`
          INSERT INTO team_access (team_id, member_id, viewer_id, shown, seen_at)
          VALUES (${team()}::uuid, ${ben}::uuid, ${admin}::uuid, '{}', now() - interval '1 day')`,
      ),
    ).rejects.toThrow(/row-level security/);
    await expect(asUser(admin, (db) => db.$executeRaw`DELETE FROM team_access`)).rejects.toThrow(
      /permission denied/,
    );
  });
});

describe("a link", () => {
  it("that was used is not opened again, nor an open one lengthened, by any admin", async () => {
    await join(ben, []);
    for (const assignment of ["used_at = NULL", "expires_at = now() + interval '1 year'"]) {
      await expect(
        asUser(admin, (db) => db.$executeRawUnsafe(`UPDATE team_invitation SET ${assignment}`)),
      ).rejects.toThrow(/permission denied/);
    }
  });
});

describe("everybody else", () => {
  it("sees nobody as a member, themself apart", async () => {
    await join(ben, ["sleep"]);
    await join(cleo, ["sleep"]);
    expect(await selectOthers(cleo, team())).toEqual([]);
    expect(await listMembers({ userId: cleo, teamId: team(), ...window })).toEqual([]);
    const hearts = await asUser(
      cleo,
      (db) =>
        db.$queryRaw`SELECT * FROM team_heart_rates(${team()}::uuid, '2026-01-01', '2026-01-14')`,
    );
    expect(hearts).toEqual([]);
    const visible = await asUser(
      cleo,
      (db) => db.$queryRaw`SELECT user_id FROM team_member_states(${team()}::uuid)`,
    );
    expect(visible).toEqual([{ user_id: cleo }]);
  });

  it("sees nothing as the admin of another team", async () => {
    await join(ben, ["sleep"]);
    const other = await createTeam({ userId: stranger, name: "Runners" });
    expect(await selectOthers(stranger, team())).toEqual([]);
    expect(await selectOthers(stranger, other)).toEqual([]);
    expect(await listMembers({ userId: stranger, teamId: team(), ...window })).toEqual([]);
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
    const seen = await listMembers({ userId: admin, teamId: team(), ...window });
    const preview = await getOwnMember({ userId: ben, teamId: team(), ...window });
    expect(preview).toEqual(seen.find(({ userId }) => userId === ben));
  });

  it("leaves no line in the log", async () => {
    await join(ben, ["sleep"]);
    await getOwnMember({ userId: ben, teamId: team(), ...window });
    expect(await listViews({ userId: ben, teamId: team(), most: 10 })).toEqual([]);
  });
});
