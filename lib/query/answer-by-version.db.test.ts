import { afterAll, describe, expect, it } from "vitest";
import { closeDatabase } from "../db/client.ts";
import { asSystem } from "../db/scope.ts";
import { createTestPerson } from "../documents/test-person.ts";
import { bumpDataVersion } from "../metrics/mutations.ts";
import type { UserId } from "../user-id.ts";
import { answerByVersion, answerVersion } from "./answer-by-version.ts";

afterAll(closeDatabase);

function ask({
  userId,
  held,
  path = "/api/x?a=1",
}: {
  userId: UserId;
  held?: string;
  path?: string;
}) {
  const headers = held === undefined ? undefined : { "if-none-match": held };
  const request = new Request(`http://localhost${path}`, headers && { headers });
  return answerByVersion({ request, userId, read: async () => ({ value: 1 }) });
}

describe("answerByVersion", () => {
  it("answers 304 to what is held, until data changes", async () => {
    const userId = await createTestPerson();
    const first = await ask({ userId });
    expect(first.headers.get("cache-control")).toBe("private, no-cache");
    expect(await first.json()).toEqual({ value: 1 });
    const held = first.headers.get("etag") ?? "";
    expect((await ask({ userId, held })).status).toBe(304);
    expect((await ask({ userId, held: `"other", W/${held}` })).status).toBe(304);
    await asSystem("worker", (db) => bumpDataVersion(db, { userId }));
    expect((await ask({ userId, held })).status).toBe(200);
  });

  it("never takes one person's or one query's tag for another's", async () => {
    const [anna, ben] = [await createTestPerson(), await createTestPerson()];
    const held = (await ask({ userId: anna })).headers.get("etag") ?? "";
    expect((await ask({ userId: ben, held })).status).toBe(200);
    expect((await ask({ userId: anna, held, path: "/api/x?a=2" })).status).toBe(200);
  });
});

describe("answerVersion", () => {
  it("answers the tag that answerByVersion would, and 304 to who holds it", async () => {
    const userId = await createTestPerson();
    const tag = (await ask({ userId })).headers.get("etag") ?? "";
    const request = new Request("http://localhost/api/x?a=1", {
      headers: { "if-none-match": tag },
    });
    const held = answerVersion({ request, userId, version: 0, answer: {} });
    expect(held.status).toBe(304);
    const moved = answerVersion({ request, userId, version: 1, answer: { value: 2 } });
    expect(await moved.json()).toEqual({ value: 2 });
    expect(moved.headers.get("cache-control")).toBe("private, no-cache");
  });
});
