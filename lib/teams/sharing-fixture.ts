import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach } from "vitest";
import { closeDatabase } from "../db/client.ts";
import { asSystem, asTeamViewer } from "../db/scope.ts";
import { toUserId, type UserId } from "../user-id.ts";
import { acceptInvitation, createInvitation, createTeam } from "./mutations.ts";
import type { TeamShareCategory } from "./share-categories.ts";

const days = [
  { type: "daily_sleep", category: "sleep", metrics: { sleep_score: 81, deep_sleep_score: 90 } },
  { type: "daily_readiness", category: "readiness", metrics: { readiness_score: 72 } },
  { type: "daily_activity", category: "activity", metrics: { activity_score: 65 } },
  { type: "daily_stress", category: "private", metrics: { stress_high: 3600 } },
] as const;

/** For database tests: four people with a day of everything, and a fresh team of Ada's for each test. */
export function useSharingPeople() {
  const [admin, ben, cleo, stranger] = [0, 1, 2, 3].map(() => toUserId(randomUUID())) as [
    UserId,
    UserId,
    UserId,
    UserId,
  ];
  const people = [admin, ben, cleo, stranger];
  const kept = { team: "" };

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
    kept.team = await createTeam({ userId: admin, name: "Rowers" });
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

  return {
    admin,
    ben,
    cleo,
    stranger,
    /** The id of this test's team. */
    team: () => kept.team,
    async join(userId: UserId, shares: TeamShareCategory[]): Promise<void> {
      const token = await createInvitation({ userId: admin, teamId: kept.team });
      await acceptInvitation({ userId, token, shares });
    },
  };
}

interface Row {
  user_id: string;
  category: string;
}

/** Every row that a free query returns in a team's scope, but the viewer's own: whose and what. */
export async function selectOthers(viewer: UserId, teamId: string): Promise<string[][]> {
  const rows = await asTeamViewer(
    { userId: viewer, teamId },
    (db) => db.$queryRaw<Row[]>`SELECT * FROM user_day ORDER BY user_id, category`,
  );
  return rows
    .filter((row) => row.user_id !== viewer)
    .map(({ user_id, category }) => [user_id, category]);
}
