import { randomUUID } from "node:crypto";
import { asSystem } from "../db/scope.ts";
import { toUserId, type UserId } from "../user-id.ts";

/** Registers a person of its own for one database test. */
export async function createTestPerson(): Promise<UserId> {
  const userId = toUserId(randomUUID());
  await asSystem("maintenance", (db) =>
    db.user.create({
      data: { id: userId, email: `${userId}@example.org`, name: "Test", passwordHash: "none" },
    }),
  );
  return userId;
}
