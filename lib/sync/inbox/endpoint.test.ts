import fc from "fast-check";
import { beforeAll, describe, expect, it, vi } from "vitest";
import { sign } from "../../oura/webhook-signature.ts";
import { toSandboxEnvironment } from "../testing/sandbox-process.ts";
import { answerChallenge, answerEvent } from "./endpoint.ts";

const settings = toSandboxEnvironment("http://localhost:1");
const secret = settings["OURA_CLIENT_SECRET"] ?? "";
const token = settings["OURA_WEBHOOK_TOKEN"] ?? "";
const url = "http://localhost:3481/api/oura/webhook";

beforeAll(() => {
  for (const [name, value] of Object.entries(settings)) vi.stubEnv(name, value);
  // Nothing here may reach a database: what is refused never gets that far.
  vi.stubEnv("DATABASE_URL", "postgresql://nobody@127.0.0.1:1/none");
});

function toRequest({
  body,
  timestamp = String(Math.floor(Date.now() / 1000)),
  signature,
}: {
  body: Uint8Array<ArrayBuffer>;
  timestamp?: string;
  signature?: string;
}): Request {
  return new Request(url, {
    method: "POST",
    body,
    headers: {
      "x-oura-timestamp": timestamp,
      "x-oura-signature": signature ?? sign({ secret, timestamp, rawBody: body }),
    },
  });
}

const toBytes = (text: string) => new Uint8Array(Buffer.from(text));

describe("answerChallenge", () => {
  const ask = (query: Record<string, string>) =>
    answerChallenge(new Request(`${url}?${new URLSearchParams(query)}`));

  it("echoes the challenge to whoever knows the token", async () => {
    const answer = ask({ verification_token: token, challenge: "a b+c" });
    expect(answer.status).toBe(200);
    expect(await answer.json()).toEqual({ challenge: "a b+c" });
  });

  it("refuses a wrong token, a missing one, and a prefix of the right one", () => {
    for (const wrong of ["", "x", token.slice(0, -1), `${token}x`]) {
      expect(ask({ verification_token: wrong, challenge: "c" }).status).toBe(401);
    }
    expect(ask({ challenge: "c" }).status).toBe(401);
  });
});

describe("answerEvent", () => {
  it("refuses a signature of another body, another secret, or none, before it reads the body", async () => {
    const body = toBytes("{}");
    const timestamp = String(Math.floor(Date.now() / 1000));
    const wrong = [
      "",
      "00",
      sign({ secret: "other", timestamp, rawBody: body }),
      sign({ secret, timestamp, rawBody: toBytes("{ }x") }),
    ];
    for (const signature of wrong) {
      expect((await answerEvent(toRequest({ body, signature }))).status).toBe(401);
    }
  });

  it("refuses a good signature that is a day old", async () => {
    const timestamp = String(Math.floor(Date.now() / 1000) - 86_400);
    expect((await answerEvent(toRequest({ body: toBytes("{}"), timestamp }))).status).toBe(401);
  });

  it("refuses a body above 64 kB", async () => {
    const body = new Uint8Array(64 * 1024 + 1);
    expect((await answerEvent(toRequest({ body }))).status).toBe(413);
    const announced = new Request(url, { method: "POST", headers: { "content-length": "9e9" } });
    expect((await answerEvent(announced)).status).toBe(413);
  });

  it("answers anything malformed with 400, 401 or 413 and nothing else", async () => {
    const wellSigned = fc.uint8Array({ maxLength: 200 }).map((bytes) => new Uint8Array(bytes));
    const json = fc.json().map(toBytes);
    await fc.assert(
      fc.asyncProperty(fc.oneof(wellSigned, json), fc.boolean(), async (body, isSigned) => {
        const request = isSigned
          ? toRequest({ body })
          : toRequest({ body, signature: "f".repeat(64) });
        const { status } = await answerEvent(request);
        expect(status).toBe(isSigned ? 400 : 401);
      }),
      { numRuns: 2_000 },
    );
  });
});
