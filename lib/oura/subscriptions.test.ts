import { describe, expect, it } from "vitest";
import { createSubscriptionsClient } from "./subscriptions.ts";

interface Sent {
  call: string;
  init: RequestInit;
}

function connect(answers: readonly (Response | Error)[]) {
  const left = [...answers];
  const sent: Sent[] = [];
  const client = createSubscriptionsClient({
    baseUrl: "https://api.example.test",
    clientId: "id",
    clientSecret: "secret",
    fetch: async (url, init) => {
      sent.push({ call: `${init.method} ${url.pathname}`, init });
      const answer = left.shift();
      if (answer instanceof Response) return answer;
      throw answer ?? new Error("no answer left");
    },
  });
  return { client, sent };
}

const json = (body: unknown, status = 200) => new Response(JSON.stringify(body), { status });
const row = {
  id: "a/b",
  callback_url: "https://ring.example.test/hook",
  event_type: "create",
  data_type: "sleep",
  expiration_time: "2026-05-30T12:00:00.123456",
};
const subscription = {
  id: "a/b",
  callbackUrl: row.callback_url,
  eventType: "create",
  dataType: "sleep",
  expiresAt: new Date("2026-05-30T12:00:00.123Z"),
};
const request = {
  callbackUrl: row.callback_url,
  eventType: "create",
  dataType: "sleep",
  verificationToken: "word",
};
const collection = "/v2/webhook/subscription";

describe("subscriptions", () => {
  it("are listed with the application's own credentials, their expiry read as UTC", async () => {
    const { client, sent } = connect([json([row])]);
    expect(await client.list()).toEqual([subscription]);
    expect(sent[0]?.init.headers).toMatchObject({
      "x-client-id": "id",
      "x-client-secret": "secret",
    });
  });

  it("take an expiry that does name its offset at its word", async () => {
    const { client } = connect([json([{ ...row, expiration_time: "2026-05-30T12:00:00+02:00" }])]);
    expect((await client.list())[0]?.expiresAt).toEqual(new Date("2026-05-30T10:00:00Z"));
  });

  it("with an expiry that is no time are malformed", async () => {
    const { client } = connect([json([{ ...row, expiration_time: "soon" }])]);
    await expect(client.list()).rejects.toMatchObject({ kind: "payload" });
  });

  it("are created with callback, word and pair", async () => {
    const { client, sent } = connect([json(row, 201)]);
    expect(await client.create(request)).toEqual(subscription);
    expect(sent[0]?.call).toBe(`POST ${collection}`);
    expect(JSON.parse(String(sent[0]?.init.body))).toEqual({
      callback_url: row.callback_url,
      verification_token: "word",
      event_type: "create",
      data_type: "sleep",
    });
  });

  it("that exist despite a failed answer are found and not created twice", async () => {
    for (const failure of [json({}, 502), new TypeError("fetch failed")]) {
      const { client, sent } = connect([failure, json([row])]);
      expect(await client.create(request)).toEqual(subscription);
      expect(sent.map(({ call }) => call)).toEqual([`POST ${collection}`, `GET ${collection}`]);
    }
  });

  it("that were not made by a failed request are created once more", async () => {
    const other = { ...row, callback_url: "https://x.test" };
    const { client, sent } = connect([json({}, 500), json([other]), json(row, 201)]);
    expect(await client.create(request)).toEqual(subscription);
    expect(sent).toHaveLength(3);
  });

  it("refused outright are not tried again", async () => {
    const { client, sent } = connect([json({ detail: "Invalid callback" }, 422)]);
    await expect(client.create(request)).rejects.toMatchObject({
      kind: "unprocessable",
      detail: "Invalid callback",
    });
    expect(sent).toHaveLength(1);
  });

  it("are updated, renewed and deleted by their escaped id", async () => {
    const { client, sent } = connect([json(row), json(row), new Response(null, { status: 204 })]);
    await client.update({ id: "a/b", ...request });
    await client.renew({ id: "a/b" });
    await client.delete({ id: "a/b" });
    expect(sent.map(({ call }) => call)).toEqual([
      `PUT ${collection}/a%2Fb`,
      `PUT ${collection}/renew/a%2Fb`,
      `DELETE ${collection}/a%2Fb`,
    ]);
  });

  it("that are gone count as deleted, and cannot be renewed", async () => {
    for (const status of [403, 404]) {
      const { client } = connect([json({}, status), json({}, status)]);
      await expect(client.delete({ id: "a" })).resolves.toBeUndefined();
      await expect(client.renew({ id: "a" })).rejects.toMatchObject({ kind: "not_found" });
    }
  });
});
