import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { callToken, type Family, families, redirectUri } from "../testing/oauth-client.ts";
import { type RunningSandbox, startSandbox } from "../testing/running-sandbox.ts";

const odd = { id: "odd app:ü+%", secret: "pa ss:wö+rd%/=", redirect_uris: [redirectUri] };

let sandbox: RunningSandbox;
let base: string;
beforeAll(async () => {
  sandbox = await startSandbox({ SANDBOX_APPLICATIONS: JSON.stringify([odd]) });
  base = sandbox.base;
});
afterAll(() => sandbox.stop());

/** A token request with a body and headers of its own. */
async function send({
  family,
  body,
  headers = {},
}: {
  family: Family;
  body: URLSearchParams | string;
  headers?: Record<string, string>;
}) {
  const response = await fetch(base + family.token, { method: "POST", body, headers });
  return { status: response.status, headers: response.headers, body: await response.json() };
}

/** Credentials as RFC 6749 section 2.3.1 has them: each part form-encoded, then Basic. */
function toBasic({ id, secret }: { id: string; secret: string }): string {
  const encode = (part: string) => new URLSearchParams({ "": part }).toString().slice(1);
  return `Basic ${Buffer.from(`${encode(id)}:${encode(secret)}`).toString("base64")}`;
}

describe.each(families)("a client on %s", (_, family) => {
  const values = { grant_type: "refresh_token", refresh_token: "made-up" };
  /** invalid_grant says that the client itself was found good. */
  const known = { status: 400, body: { error: "invalid_grant" } };
  const credentials = { client_id: family.clientId, client_secret: family.clientSecret };
  const basic = toBasic({ id: family.clientId, secret: family.clientSecret });

  test("is known by its form or by Basic", async () => {
    expect(await callToken({ base, family, values })).toMatchObject(known);
    for (const form of [values, { ...values, client_id: family.clientId }]) {
      const body = new URLSearchParams(form);
      expect(await send({ family, body, headers: { authorization: basic } })).toMatchObject(known);
    }
  });

  test("has its Basic credentials decoded part by part", async () => {
    const body = new URLSearchParams(values);
    const encoded = await send({ family, body, headers: { authorization: toBasic(odd) } });
    expect(encoded).toMatchObject(known);
    const plain = `Basic ${Buffer.from(`${odd.id}:${odd.secret}`).toString("base64")}`;
    expect((await send({ family, body, headers: { authorization: plain } })).status).toBe(401);
  });

  test("that is not known is answered 401 with a challenge, and nothing is cached", async () => {
    const body = new URLSearchParams(values);
    const wrong = toBasic({ id: family.clientId, secret: "wrong" });
    const answers = [
      await send({ family, body, headers: { authorization: wrong } }),
      await send({ family, body, headers: { authorization: "Basic ????" } }),
      await send({ family, body, headers: { authorization: "Bearer token" } }),
      await send({ family, body }),
      await callToken({ base, family, values: { ...values, client_secret: "wrong" } }),
      await callToken({ base, family, values: { ...values, client_secret: "" } }),
      await callToken({ base, family, values: { ...values, client_id: "other" } }),
    ];
    for (const answer of answers) {
      expect(answer.status).toBe(401);
      expect(answer.body).toEqual({
        error: "invalid_client",
        error_description: expect.any(String),
      });
      expect(answer.headers.get("www-authenticate")).toMatch(/^Basic realm="/);
      expect(answer.headers.get("cache-control")).toBe("no-store");
    }
  });

  test("that uses both ways at once, or two ids, sends an invalid request", async () => {
    for (const form of [credentials, { client_id: "other" }]) {
      const body = new URLSearchParams({ ...values, ...form });
      const answer = await send({ family, body, headers: { authorization: basic } });
      expect(answer).toMatchObject({ status: 400, body: { error: "invalid_request" } });
    }
  });

  test.each([
    [{}, "invalid_request"],
    [{ grant_type: "password" }, "unsupported_grant_type"],
    [{ grant_type: "authorization_code" }, "invalid_request"],
    [{ grant_type: "authorization_code", code: "made-up" }, "invalid_grant"],
    [{ grant_type: "refresh_token" }, "invalid_request"],
  ])("that sends %o is answered %s", async (form, error) => {
    const answer = await callToken({ base, family, values: form });
    expect(answer.status).toBe(400);
    expect(answer.body).toEqual({ error, error_description: expect.any(String) });
    expect(answer.headers.get("cache-control")).toBe("no-store");
  });

  test("that sends a parameter twice or a body that is no form sends an invalid request", async () => {
    const twice = new URLSearchParams({ ...credentials, ...values });
    twice.append("grant_type", "refresh_token");
    const json = JSON.stringify({ ...credentials, ...values });
    const answers = [
      await send({ family, body: twice }),
      await send({ family, body: json, headers: { "content-type": "application/json" } }),
    ];
    for (const answer of answers)
      expect(answer).toMatchObject({ status: 400, body: { error: "invalid_request" } });
  });
});
