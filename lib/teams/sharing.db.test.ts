import { describe, expect, it } from "vitest";
import { asTeamViewer, asUser } from "../db/scope.ts";
import { listMembers } from "./data.ts";
import { leaveTeam, removeMember, updateShares } from "./mutations.ts";
import { selectOthers, useSharingPeople } from "./sharing-fixture.ts";

const { admin, ben, cleo, team, join } = useSharingPeople();
const window = { from: "2026-01-01", to: "2026-01-14" };

describe("what a team's admin reads", () => {
  it("is the sleep rows of a member who shares sleep only, even with select *", async () => {
    await join(ben, ["sleep"]);
    expect(await selectOthers(admin, team())).toEqual([[ben, "sleep"]]);
  });

  it("is nothing of a member who ticked no box, and never what is private", async () => {
    await join(ben, []);
    await join(cleo, ["sleep", "readiness", "activity", "heart_rate"]);
    expect(await selectOthers(admin, team())).toEqual([
      [cleo, "activity"],
      [cleo, "readiness"],
      [cleo, "sleep"],
    ]);
  });

  it("ends at once when the member withdraws", async () => {
    await join(ben, ["sleep", "activity"]);
    await updateShares({ userId: ben, teamId: team(), shares: ["activity"] });
    expect(await selectOthers(admin, team())).toEqual([[ben, "activity"]]);
    await updateShares({ userId: ben, teamId: team(), shares: [] });
    expect(await selectOthers(admin, team())).toEqual([]);
  });

  it("ends when the member leaves or is removed", async () => {
    await join(ben, ["sleep"]);
    await join(cleo, ["sleep"]);
    await leaveTeam({ userId: ben, teamId: team() });
    expect(await selectOthers(admin, team())).toEqual([[cleo, "sleep"]]);
    await removeMember({ userId: admin, teamId: team(), memberId: cleo });
    expect(await selectOthers(admin, team())).toEqual([]);
  });

  it("never includes documents or heart-rate samples", async () => {
    await join(ben, ["sleep", "readiness", "activity", "heart_rate"]);
    const seen = await asTeamViewer({ userId: admin, teamId: team() }, async (db) => [
      await db.$queryRaw`SELECT user_id FROM oura_document WHERE user_id <> ${admin}::uuid`,
      await db.$queryRaw`SELECT user_id FROM heart_rate_day WHERE user_id <> ${admin}::uuid`,
      await db.$queryRaw`
        SELECT day FROM team_heart_rates(${team()}::uuid, '2026-01-01', '2026-01-14') WHERE user_id <> ${ben}::uuid`,
      await db.$queryRaw`SELECT user_id FROM oura_connection WHERE user_id <> ${admin}::uuid`,
      await db.$queryRaw`SELECT user_id FROM sync_state WHERE user_id <> ${admin}::uuid`,
      await db.$queryRaw`SELECT id FROM app_user WHERE id <> ${admin}::uuid`,
    ]);
    expect(seen).toEqual([[], [], [], [], [], []]);
  });

  it("is a day's lowest heart rate once that is shared, and no longer than it is", async () => {
    const read = async () => {
      const members = await listMembers({ userId: admin, teamId: team(), ...window });
      return members.find(({ userId }) => userId === ben)?.scores.heart_rate;
    };
    await join(ben, ["heart_rate"]);
    expect(await read()).toMatchObject({ covered: 1, latest: { day: "2026-01-10", value: 50 } });
    await updateShares({ userId: ben, teamId: team(), shares: ["sleep"] });
    expect(await read()).toBeNull();
    const left = await asTeamViewer(
      { userId: admin, teamId: team() },
      (db) =>
        db.$queryRaw`SELECT * FROM team_heart_rates(${team()}::uuid, '2026-01-01', '2026-01-14')`,
    );
    expect(left).toEqual([]);
  });

  it("is nothing of the team outside the team's scope", async () => {
    await join(ben, ["sleep"]);
    const rows = await asUser(
      admin,
      (db) => db.$queryRaw`SELECT day FROM user_day WHERE user_id <> ${admin}::uuid`,
    );
    expect(rows).toEqual([]);
  });

  it("is no more than the page's one number a category, the admin's own included only as shared", async () => {
    await join(ben, ["sleep"]);
    const members = await listMembers({ userId: admin, teamId: team(), ...window });
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
