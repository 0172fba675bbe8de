import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { randomToken } from "../crypto.ts";
import { closeDatabase } from "../db/client.ts";
import { asSystem } from "../db/scope.ts";
import { toUserId } from "../user-id.ts";
import { getInvitation, getTeam, listInvitations, listTeams } from "./data.ts";
import {
  acceptInvitation,
  createInvitation,
  createTeam,
  deleteTeam,
  leaveTeam,
  removeMember,
  renameTeam,
  revokeInvitation,
} from "./mutations.ts";

const admin = toUserId(randomUUID());
const ben = toUserId(randomUUID());
const cleo = toUserId(randomUUID());
const people = [admin, ben, cleo];

let teamId: string;

const invite = () => createInvitation({ userId: admin, teamId });

beforeAll(async () => {
  await asSystem("maintenance", (db) =>
    db.user.createMany({
      data: people.map((id, index) => ({
        id,
        email: `${id}@example.org`,
        name: ["Ada", "Ben", "Cleo"][index] ?? "",
        passwordHash: "none",
      })),
    }),
  );
});

beforeEach(async () => {
  teamId = await createTeam({ userId: admin, name: "Rowers" });
});

afterAll(async () => {
  await asSystem("maintenance", async (db) => {
    await db.team.deleteMany({ where: { members: { some: { userId: { in: people } } } } });
    await db.auditEvent.deleteMany({ where: { userId: { in: people } } });
    await db.user.deleteMany({ where: { id: { in: people } } });
  });
  await closeDatabase();
});

describe("a team", () => {
  it("begins with its creator as admin, sharing nothing", async () => {
    expect(await getTeam({ userId: admin, teamId })).toEqual({
      id: teamId,
      name: "Rowers",
      role: "admin",
      shares: [],
      admins: ["Ada"],
      memberCount: 1,
    });
  });

  it("does not exist for people outside it, nor for a malformed id", async () => {
    expect(await getTeam({ userId: ben, teamId })).toBeNull();
    expect(await getTeam({ userId: ben, teamId: "nonsense" })).toBeNull();
  });

  it("shows members who its admins are, not how many others there are", async () => {
    await acceptInvitation({ userId: ben, token: await invite(), shares: ["sleep"] });
    const teams = await listTeams(ben);
    expect(teams).toMatchObject([
      { id: teamId, role: "member", shares: ["sleep"], admins: ["Ada"], memberCount: null },
    ]);
  });

  it("is renamed and deleted by its admin alone, and deleted only by its exact name", async () => {
    await acceptInvitation({ userId: ben, token: await invite(), shares: [] });
    await expect(renameTeam({ userId: ben, teamId, name: "Mine" })).rejects.toThrow(
      /Only an admin/,
    );
    await expect(deleteTeam({ userId: ben, teamId, typedName: "Rowers" })).rejects.toThrow(
      /Only an admin/,
    );
    await renameTeam({ userId: admin, teamId, name: "Scullers" });
    await expect(deleteTeam({ userId: admin, teamId, typedName: "Rowers" })).rejects.toThrow(
      /exactly: Scullers/,
    );
    await deleteTeam({ userId: admin, teamId, typedName: "Scullers" });
    expect(await getTeam({ userId: ben, teamId })).toBeNull();
  });

  it("keeps its admin until it is deleted", async () => {
    await expect(leaveTeam({ userId: admin, teamId })).rejects.toThrow(/without an admin/);
    await expect(removeMember({ userId: admin, teamId, memberId: admin })).rejects.toThrow();
  });

  it("lets no member remove another", async () => {
    await acceptInvitation({ userId: ben, token: await invite(), shares: [] });
    await acceptInvitation({ userId: cleo, token: await invite(), shares: [] });
    await expect(removeMember({ userId: ben, teamId, memberId: cleo })).rejects.toThrow(
      /Only an admin/,
    );
    expect(await getTeam({ userId: cleo, teamId })).not.toBeNull();
  });
});

describe("an invitation", () => {
  it("says who invites and to what, and is stored as a hash only", async () => {
    const token = await invite();
    expect(await getInvitation(token)).toMatchObject({
      state: "open",
      teamName: "Rowers",
      inviterName: "Ada",
    });
    const stored = await asSystem("maintenance", (db) => db.teamInvitation.findMany());
    expect(JSON.stringify(stored)).not.toContain(token);
  });

  it("lets one of two people in, however close they come", async () => {
    const token = await invite();
    const outcomes = await Promise.allSettled(
      [ben, cleo].map((userId) => acceptInvitation({ userId, token, shares: [] })),
    );
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    expect(await getInvitation(token)).toMatchObject({ state: "used" });
  });

  it("is not used up by somebody who is a member already", async () => {
    const token = await invite();
    await expect(acceptInvitation({ userId: admin, token, shares: [] })).rejects.toMatchObject({
      code: "conflict",
    });
    expect(await getInvitation(token)).toMatchObject({ state: "open" });
  });

  it("ends when it is revoked, and only its own team's admin can do that", async () => {
    const token = await invite();
    const [link] = await listInvitations({ userId: admin, teamId });
    const invitationId = link?.id ?? "";
    await expect(revokeInvitation({ userId: ben, teamId, invitationId })).rejects.toThrow();
    await revokeInvitation({ userId: admin, teamId, invitationId });
    expect(await getInvitation(token)).toMatchObject({ state: "revoked" });
    await expect(acceptInvitation({ userId: ben, token, shares: [] })).rejects.toMatchObject({
      code: "gone",
    });
  });

  it("ends after fourteen days", async () => {
    const token = await invite();
    await asSystem("maintenance", (db) =>
      db.teamInvitation.updateMany({ where: { teamId }, data: { expiresAt: new Date() } }),
    );
    expect(await getInvitation(token)).toMatchObject({ state: "expired" });
    await expect(acceptInvitation({ userId: ben, token, shares: [] })).rejects.toMatchObject({
      code: "gone",
    });
  });

  it("cannot be guessed at: unknown and malformed tokens name none", async () => {
    expect(await getInvitation(randomToken())).toBeNull();
    expect(await getInvitation("'; --")).toBeNull();
    await expect(
      acceptInvitation({ userId: ben, token: randomToken(), shares: [] }),
    ).rejects.toMatchObject({ code: "gone" });
  });

  it("is made and listed by admins alone", async () => {
    await acceptInvitation({ userId: ben, token: await invite(), shares: [] });
    await expect(createInvitation({ userId: ben, teamId })).rejects.toThrow(/Only an admin/);
    expect(await listInvitations({ userId: ben, teamId })).toEqual([]);
  });
});
