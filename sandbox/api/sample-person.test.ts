import { afterAll, beforeAll, expect, test } from "vitest";
import { knownScopes } from "../oauth/scopes.ts";
import { connect, type RunningSandbox, startSandbox } from "../testing/running-sandbox.ts";

let sandbox: RunningSandbox;
beforeAll(async () => {
  sandbox = await startSandbox({ SANDBOX_RATE_LIMIT: "40" });
});
afterAll(() => sandbox.stop());

const range = "start_date=2021-11-01&end_date=2021-12-01";
const ask = async (path: string, authorization: string | null = "Bearer anything") => {
  const response = await fetch(`${sandbox.base}/v2/sandbox/usercollection/${path}`, {
    headers: authorization === null ? {} : { authorization },
  });
  const body = (await response.json()) as { data: { day: string; id: string }[] };
  return { status: response.status, body };
};

test("sample data need a header that says anything, and no connection", async () => {
  const { status, body } = await ask(`daily_sleep?${range}`);
  expect(status).toBe(200);
  expect(body.data.length).toBeGreaterThan(25);
  expect((await ask(`daily_sleep?${range}`, "whoever")).body).toEqual(body);
  expect(await ask(`daily_sleep?${range}`, null)).toEqual({
    status: 400,
    body: { detail: "Missing auth token. Include any string in 'Authorization' header." },
  });
});

test("they are the same whoever asks and whatever happens to the people", async () => {
  const before = (await ask(`daily_sleep?${range}`)).body;
  const token = await connect({ base: sandbox.base, scopes: ["heartrate"] });
  await sandbox.control.press("steady", "edit-night");
  await sandbox.control.reset();
  sandbox.clock.now += 40 * 86_400_000;
  expect((await ask(`daily_sleep?${range}`, `Bearer ${token}`)).body).toEqual(before);
});

test("they reach to yesterday, and each document is found by its id", async () => {
  const { data } = (await ask("daily_sleep")).body;
  const last = data.at(-1);
  expect(last?.day).toBe(new Date(sandbox.clock.now - 86_400_000).toISOString().slice(0, 10));
  expect((await ask(`daily_sleep/${last?.id}`)).body).toEqual(last);
});

test("personal info has no sample", async () => {
  expect(await ask("personal_info")).toEqual({ status: 404, body: { detail: "Not Found" } });
});

test("they count against the same limit as the data of people", async () => {
  const token = await connect({ base: sandbox.base, scopes: knownScopes });
  const own = async () => {
    const response = await fetch(`${sandbox.base}/v2/usercollection/personal_info`, {
      headers: { authorization: `Bearer ${token}` },
    });
    return response.status;
  };
  sandbox.clock.now += 300_000;
  for (let count = 0; count < 40; count++) {
    expect((await ask("ring_configuration", `Bearer ${token}`)).status).toBe(200);
  }
  expect(await own()).toBe(429);
});
