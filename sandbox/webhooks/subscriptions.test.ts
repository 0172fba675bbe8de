import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type Receiver, startReceiver } from "../testing/receiver.ts";
import { type RunningSandbox, startSandbox } from "../testing/running-sandbox.ts";
import { manage, subscribe } from "../testing/subscriber.ts";

let sandbox: RunningSandbox;
let receiver: Receiver;
beforeEach(async () => {
  sandbox = await startSandbox();
  receiver = await startReceiver();
});
afterEach(async () => {
  await sandbox.stop();
  await receiver.stop();
});

const ask = (given: { event?: string; type?: string; url?: string; token?: string } = {}) =>
  subscribe({ base: sandbox.base, url: receiver.url, event: "create", type: "sleep", ...given });
const list = async () => (await manage({ base: sandbox.base })).body;
const day = 86_400;

describe("a subscription", () => {
  test("is created after the callback repeats the challenge, then read, renewed, changed and deleted", async () => {
    const { base } = sandbox;
    const created = await ask();
    expect(created.status).toBe(201);
    // UTC without saying so, with a fraction of a second, 90 days ahead.
    expect(created.body.expiration_time).toMatch(/^2027-02-20T10:00:00\.\d{6}$/);
    const path = `/${created.body.id}`;
    expect(await list()).toEqual([created.body]);
    expect((await manage({ base, path })).body).toEqual(created.body);
    await sandbox.control.clock.advance(day);
    const renewed = await manage({ base, method: "PUT", path: `/renew${path}` });
    expect(renewed.body).toEqual({
      ...created.body,
      expiration_time: created.body.expiration_time.replace("02-20", "02-21"),
    });
    const body = { verification_token: "t", data_type: "workout" };
    const changed = await manage({ base, method: "PUT", path, body });
    expect(changed.body).toMatchObject({ data_type: "workout", event_type: "create" });
    expect((await manage({ base, method: "DELETE", path })).status).toBe(204);
    expect(await list()).toEqual([]);
  });

  test("that is not there is 403 for every operation on it, not 404", async () => {
    const { base } = sandbox;
    const path = "/00000000-0000-4000-8000-000000000000";
    const body = { verification_token: "t" };
    const answers = await Promise.all([
      manage({ base, path }),
      manage({ base, method: "PUT", path, body }),
      manage({ base, method: "PUT", path: `/renew${path}` }),
      manage({ base, method: "DELETE", path }),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([403, 403, 403, 403]);
  });

  test("needs the application's credentials and a data type that has events", async () => {
    const bare = await fetch(`${sandbox.base}/v2/webhook/subscription`);
    expect(bare.status).toBe(401);
    const wrong = await fetch(`${sandbox.base}/v2/webhook/subscription`, {
      headers: { "x-client-id": "ringboard-sandbox", "x-client-secret": "wrong" },
    });
    expect(wrong.status).toBe(401);
    const refused = await ask({ type: "heartrate" });
    expect(refused.status).toBe(422);
    expect(refused.body.detail[0].loc).toEqual(["body", "data_type"]);
    expect((await ask({ url: "ftp://127.0.0.1/hook" })).status).toBe(422);
    expect(receiver.calls()).toBe(0);
  });

  test("of meals exists in the later specification only", async () => {
    expect((await ask({ type: "meal" })).status).toBe(422);
    const later = await startSandbox({ SANDBOX_SPEC: "1.37" });
    const asked = { base: later.base, url: receiver.url, event: "create", type: "meal" };
    expect((await subscribe(asked)).status).toBe(201);
    await later.stop();
  });

  test("is one for each pair of data type and event, whatever the callback", async () => {
    await ask();
    expect((await ask()).status).toBe(400);
    expect((await ask({ url: `${receiver.url}?other` })).status).toBe(400);
    const other = await ask({ event: "update" });
    expect(other.status).toBe(201);
    const path = `/${other.body.id}`;
    const move = (event_type: string) =>
      manage({
        base: sandbox.base,
        method: "PUT",
        path,
        body: { verification_token: "t", event_type },
      });
    expect((await move("create")).status).toBe(400);
    expect((await move("delete")).status).toBe(200);
  });

  test("is one for its pair also when two requests ask at the same time", async () => {
    const answers = await Promise.all([ask(), ask()]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 400]);
    expect(await list()).toHaveLength(1);
  });

  test("is gone after ninety days, and its pair is free again", async () => {
    const { body } = await ask();
    await sandbox.control.clock.advance(90 * day - 1);
    expect(await list()).toHaveLength(1);
    await sandbox.control.clock.advance(1);
    expect(await list()).toEqual([]);
    const renewed = await manage({
      base: sandbox.base,
      method: "PUT",
      path: `/renew/${body.id}`,
    });
    expect(renewed.status).toBe(403);
    expect((await ask()).status).toBe(201);
  });

  test("may exist although creating it answered 503", async () => {
    await sandbox.control.faults.add({
      path: "/v2/webhook/subscription",
      method: "POST",
      status: 503,
      applied: true,
    });
    expect((await ask()).status).toBe(503);
    expect(await list()).toMatchObject([{ event_type: "create", data_type: "sleep" }]);
    expect((await ask()).status).toBe(400);
  });
});

describe("verification", () => {
  test("sends the token and a challenge, beside what the callback's own query holds", async () => {
    const asked: { challenge: string; token: string }[] = [];
    receiver.behaviour.challenge = (one, response) => {
      asked.push(one);
      response.end(JSON.stringify({ challenge: one.challenge, more: true }));
    };
    expect((await ask({ url: `${receiver.url}?a=b`, token: "geheim & mehr" })).status).toBe(201);
    expect(asked).toMatchObject([{ token: "geheim & mehr" }]);
    expect(asked[0]?.challenge).toMatch(/^[0-9a-f]{32}$/);
  });

  test.each([
    ["a wrong challenge", 200, '{"challenge":"guess"}', "did not repeat the challenge"],
    ["no JSON", 200, "ok", "did not repeat the challenge"],
    ["401", 401, "no", "answered 401"],
    ["a redirect, which is not followed", 302, "", "answered 302"],
  ])("fails at %s", async (_, status, text, reason) => {
    receiver.behaviour.challenge = (_asked, response) => {
      response.writeHead(status, { location: receiver.url }).end(text);
    };
    const answer = await ask();
    expect([answer.status, answer.body.detail]).toEqual([400, expect.stringContaining(reason)]);
    expect(receiver.calls()).toBe(1);
    expect(await list()).toEqual([]);
  });

  test("fails where nobody listens", async () => {
    const answer = await ask({ url: "http://127.0.0.1:1/hook" });
    expect([answer.status, answer.body.detail]).toEqual([400, expect.stringMatching(/reached/)]);
  });

  test("gives the callback two seconds, on create and on update", async () => {
    const { id } = (await ask()).body;
    receiver.behaviour.challenge = () => undefined;
    const update = () =>
      manage({
        base: sandbox.base,
        method: "PUT",
        path: `/${id}`,
        body: { verification_token: "t", callback_url: `${receiver.url}?new` },
      });
    for (const call of [update, () => ask({ event: "update" })]) {
      const begun = receiver.calls();
      const answer = call();
      await expect.poll(receiver.calls).toBe(begun + 1);
      sandbox.clock.now += 1000;
      expect(await Promise.race([answer, Promise.resolve("waiting")])).toBe("waiting");
      sandbox.clock.now += 1000;
      expect(await answer).toMatchObject({
        status: 400,
        body: { detail: expect.stringContaining("within 2 s") },
      });
    }
    expect(await list()).toMatchObject([{ id, callback_url: receiver.url }]);
  });

  test("reads no more of an endless answer than it needs", async () => {
    receiver.behaviour.challenge = (_asked, response) => {
      const chunk = "x".repeat(64 * 1024);
      response.on("error", () => undefined);
      const pour = () => {
        while (response.write(chunk));
        response.once("drain", pour);
      };
      pour();
    };
    expect((await ask()).status).toBe(400);
  });
});
