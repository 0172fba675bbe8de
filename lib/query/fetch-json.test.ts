import { afterEach, describe, expect, it, vi } from "vitest";
import { ApiError, fetchJson } from "./fetch-json.ts";

const { signal } = new AbortController();

function answer(body: string, status: number): void {
  vi.stubGlobal("fetch", async () => new Response(body, { status }));
}

afterEach(() => vi.unstubAllGlobals());

describe("fetchJson", () => {
  it("gives the answer of a success", async () => {
    answer('{"version":3}', 200);
    expect(await fetchJson({ path: "/api/version", signal })).toEqual({ version: 3 });
  });

  it("throws a refusal with the words it came with", async () => {
    answer('{"error":{"code":"invalid_input","message":"from must not be after to"}}', 400);
    const failure = await fetchJson({ path: "/", signal }).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(ApiError);
    expect(failure).toMatchObject({
      status: 400,
      code: "invalid_input",
      message: expect.stringMatching(/after to/),
    });
  });

  it.each(["", "<html>", '{"error":1}'])(
    "survives an answer that is not ours: %j",
    async (body) => {
      answer(body, 502);
      await expect(fetchJson({ path: "/", signal })).rejects.toMatchObject({ code: "unreadable" });
    },
  );
});
