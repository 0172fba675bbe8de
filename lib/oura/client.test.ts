import { describe, expect, it } from "vitest";
import { createOuraClient, type OuraClientOptions } from "./client.ts";
import { OuraError, OuraPaginationError, OuraPayloadError, OuraRateLimitError } from "./errors.ts";

interface Sent {
  url: URL;
  init: RequestInit;
}

/** A client whose upstream is the given function; `sent` holds what reached it. */
function connect({
  answer,
  ...options
}: { answer: (sent: Sent) => Response | Promise<Response> } & Partial<OuraClientOptions>) {
  const sent: Sent[] = [];
  const client = createOuraClient({
    baseUrl: "https://api.example.test",
    accessToken: "secret-token",
    fetch: async (url, init) => {
      sent.push({ url, init });
      return answer({ url, init });
    },
    ...options,
  });
  return { client, sent };
}

const json = (body: unknown, init?: ResponseInit) => new Response(JSON.stringify(body), init);
const query = { start_date: "2026-03-01", end_date: "2026-03-05" };

async function toError(promise: Promise<unknown>): Promise<OuraError> {
  const error: unknown = await promise.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof OuraError)) throw new Error("expected an OuraError", { cause: error });
  return error;
}

async function collect<Item>(pages: AsyncIterable<Item[]>): Promise<Item[]> {
  const all: Item[] = [];
  for await (const page of pages) all.push(...page);
  return all;
}

describe("listing", () => {
  it("follows page tokens to the end and repeats the window with each", async () => {
    const pages: Record<string, unknown> = {
      first: { data: [{ id: 1 }], next_token: "b" },
      b: { data: [{ id: 2 }], next_token: "" },
    };
    const { client, sent } = connect({
      answer: ({ url }) => json(pages[url.searchParams.get("next_token") ?? "first"]),
    });
    expect(await collect(client.list({ type: "vO2_max", query }))).toEqual([{ id: 1 }, { id: 2 }]);
    expect(sent.map(({ url }) => url.pathname + url.search)).toEqual([
      "/v2/usercollection/vO2_max?start_date=2026-03-01&end_date=2026-03-05",
      "/v2/usercollection/vO2_max?start_date=2026-03-01&end_date=2026-03-05&next_token=b",
    ]);
    expect(sent[0]?.init.headers).toMatchObject({ authorization: "Bearer secret-token" });
    expect(sent[0]?.init.redirect).toBe("manual");
  });

  it("stops with an error when a page token comes again, without naming it", async () => {
    const { client, sent } = connect({
      answer: () => json({ data: [], next_token: "loop-token" }),
    });
    const error = await toError(collect(client.list({ type: "sleep", query })));
    expect(error).toBeInstanceOf(OuraPaginationError);
    expect(error.message).not.toContain("loop-token");
    expect(sent).toHaveLength(2);
  });

  it("ends where next_token is null or missing", async () => {
    for (const body of [{ data: [], next_token: null }, { data: [] }]) {
      const { client } = connect({ answer: () => json(body) });
      expect(await client.listPage({ type: "sleep", query })).toEqual({
        documents: [],
        nextToken: null,
      });
    }
  });

  it("asks for the token and the caller's leave before each request", async () => {
    let tokens = 0;
    const asked: string[] = [];
    const { client, sent } = connect({
      answer: ({ url }) =>
        json({ data: [], next_token: url.searchParams.has("next_token") ? null : "b" }),
      accessToken: async () => `token-${++tokens}`,
      onRequest: ({ type, path }) => void asked.push(`${type} ${path}`),
    });
    await collect(client.list({ type: "sleep", query }));
    expect(asked).toEqual(["sleep sleep", "sleep sleep"]);
    expect(sent[1]?.init.headers).toMatchObject({ authorization: "Bearer token-2" });
  });
});

describe("heart rate", () => {
  it("is read as samples in the order received, an offset's plus sign encoded", async () => {
    const { client, sent } = connect({
      answer: () =>
        json({
          data: [
            { timestamp: "2026-03-03T10:00:00+05:45", bpm: 61, source: "awake" },
            { timestamp: "2026-03-03T10:05:00+05:45", bpm: null, source: "awake" },
            { timestamp: "2026-03-03T04:25:00.000Z", bpm: 60, quite: "new" },
          ],
        }),
    });
    const samples = await collect(
      client.listHeartRate({
        start: "2026-03-03T00:00:00+05:45",
        end: "2026-03-04T00:00:00+05:45",
      }),
    );
    expect(samples).toEqual([
      { epochMs: Date.UTC(2026, 2, 3, 4, 15), bpm: 61, source: "awake" },
      { epochMs: Date.UTC(2026, 2, 3, 4, 25), bpm: 60, source: null },
    ]);
    expect(sent[0]?.url.search).toContain("start_datetime=2026-03-03T00%3A00%3A00%2B05%3A45");
  });

  it("without an instant is malformed, and the error quotes no reading", async () => {
    const { client } = connect({
      answer: () => json({ data: [{ timestamp: "2026-03-03T10:00:00", bpm: 61 }] }),
    });
    const error = await toError(collect(client.listHeartRate({ start: "a", end: "b" })));
    expect(error).toBeInstanceOf(OuraPayloadError);
    expect(error.message).toContain("0.timestamp");
    expect(error.message).not.toContain("61");
  });
});

describe("one document", () => {
  it("comes as received, its id escaped", async () => {
    const { client, sent } = connect({ answer: () => json({ id: "a/b", quite: { new: true } }) });
    expect(await client.get({ type: "daily_sleep", documentId: "a/b" })).toEqual({
      id: "a/b",
      quite: { new: true },
    });
    expect(sent[0]?.url.pathname).toBe("/v2/usercollection/daily_sleep/a%2Fb");
  });

  it("of the person needs an id only", async () => {
    const { client } = connect({ answer: () => json({ id: "p", age: null }) });
    expect(await client.personalInfo()).toEqual({ id: "p", age: null });
  });
});

describe("failures", () => {
  it.each([
    [400, "bad_request"],
    [401, "unauthorised"],
    [403, "membership_ended"],
    [404, "not_found"],
    [422, "unprocessable"],
    [500, "server"],
    [503, "server"],
    [302, "payload"],
    [418, "payload"],
  ] as const)("of status %i are %s, an empty body included", async (status, kind) => {
    const { client } = connect({ answer: () => new Response(null, { status }) });
    const error = await toError(client.personalInfo());
    expect(error).toMatchObject({ kind, status, detail: null });
  });

  it("carry upstream's detail in either of its forms, without echoing what was sent", async () => {
    const details = [
      ["Document not found.", "Document not found."],
      [[{ loc: ["query", "start_date"], msg: "bad", input: "private" }], "query.start_date: bad"],
    ] as const;
    for (const [detail, expected] of details) {
      const { client } = connect({ answer: () => json({ detail }, { status: 422 }) });
      expect((await toError(client.personalInfo())).detail).toBe(expected);
    }
  });

  it("of the rate limit say how long to wait, from seconds or from a date", async () => {
    const now = () => Date.UTC(2026, 2, 3, 10, 0, 0);
    const cases = [
      ["17", 17],
      ["Tue, 03 Mar 2026 10:00:30 GMT", 30],
      ["Tue, 03 Mar 2026 09:00:00 GMT", 0],
      ["soon", null],
    ] as const;
    for (const [header, expected] of cases) {
      const { client } = connect({
        now,
        answer: () => new Response("", { status: 429, headers: { "retry-after": header } }),
      });
      const error = await toError(client.personalInfo());
      expect(error).toBeInstanceOf(OuraRateLimitError);
      expect(error).toMatchObject({ kind: "rate_limited", retryAfterSeconds: expected });
    }
  });

  it("of the network keep their cause", async () => {
    const cause = new TypeError("fetch failed");
    const { client } = connect({ answer: () => Promise.reject(cause) });
    expect(await toError(client.personalInfo())).toMatchObject({ kind: "network", cause });
  });

  it("of an answer that never ends are the network's", async () => {
    const { client } = connect({
      timeoutMs: 20,
      answer: ({ init }) =>
        new Response(
          new ReadableStream({
            start(controller) {
              init.signal?.addEventListener("abort", () => controller.error(init.signal?.reason));
            },
          }),
        ),
    });
    expect(await toError(client.personalInfo())).toMatchObject({ kind: "network" });
  });

  it("of a body that is not JSON, or not a page, are the payload's and quote nothing of it", async () => {
    for (const text of ["<html>sixty-one</html>", '{"items":["sixty-one"]}', ""]) {
      const { client } = connect({ answer: () => new Response(text) });
      const error = await toError(client.listPage({ type: "sleep", query }));
      expect(error).toBeInstanceOf(OuraPayloadError);
      expect(`${error.message} ${String(error.cause)}`).not.toContain("sixty");
    }
  });

  it("never name the token", async () => {
    for (const status of [401, 429, 500, 200]) {
      const { client } = connect({ answer: () => new Response("{", { status }) });
      const error = await toError(client.personalInfo());
      expect(JSON.stringify([error, error.message, error.stack])).not.toContain("secret-token");
    }
  });
});

describe("a base URL", () => {
  it("that would send the token in the clear beyond this machine is refused", () => {
    const connectTo = (baseUrl: string) => () => connect({ answer: () => json({}), baseUrl });
    expect(connectTo("http://api.example.test")).toThrow(TypeError);
    expect(connectTo("http://127.0.0.1.example.test")).toThrow(TypeError);
    expect(connectTo("http://127.0.0.1:3001")).not.toThrow();
    expect(connectTo("http://[::1]:3001")).not.toThrow();
    expect(connectTo("http://localhost:3001")).not.toThrow();
  });
});
