import { describe, expect, it } from "vitest";
import { OuraError, OuraPayloadError } from "../../oura/errors.ts";
import { toFailed } from "./outcomes.ts";

const objectId = "c3a1f0d2-object";
const subject = `GET /v2/usercollection/workout/${objectId}`;
const fail = ({ error, attempts }: { error: unknown; attempts: number }) =>
  toFailed({
    object: { objectId, keys: ["k"], attempts, isDeleted: false, readAt: new Date(0) },
    error,
  });

describe("an object that cannot be read", () => {
  it("waits until its last try, and is a dead letter then", () => {
    const error = new OuraError({ kind: "bad_request", message: `${subject} answered 400` });
    expect(fail({ error, attempts: 0 }).kind).toBe("wait");
    expect(fail({ error, attempts: 4 }).kind).toBe("dead");
  });

  it.each([
    [
      "what is refused",
      new OuraError({ kind: "bad_request", message: `${subject} answered 400`, status: 400 }),
      "Oura refused the request (400).",
    ],
    [
      "what is malformed",
      new OuraPayloadError({ subject, issues: [{ path: "day", message: "expected string" }] }),
      "The document is malformed (day: expected string).",
    ],
  ])("says of %s why, and not which document it is", (_, error, words) => {
    expect(fail({ error, attempts: 4 })).toMatchObject({ kind: "dead", words });
  });

  it("throws what is about more than the object", () => {
    const error = new OuraError({ kind: "server", message: "down", status: 503 });
    expect(() => fail({ error, attempts: 4 })).toThrow(error);
  });
});
