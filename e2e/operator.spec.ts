import { expect, type Page, test } from "@playwright/test";
import { parseExposition } from "../lib/operator/testing/parse-exposition.ts";
import { expectAccessible } from "./accessibility.ts";
import { exhaustAttempts, makeOwner } from "./database.ts";
import { connectRing, createPerson, register, waitForHistory } from "./person.ts";
import { sandbox } from "./sandbox.ts";

const owner = createPerson("Olga");

test.describe.configure({ mode: "serial", timeout: 240_000 });

let page: Page;

test.beforeAll(async ({ browser }) => {
  page = await (await browser.newContext()).newPage();
  await register({ page, person: owner });
  await makeOwner(owner.email);
});

test.afterAll(async () => {
  await sandbox.faults.clear();
  // The ring is free for other tests again.
  const headers = { origin: new URL(page.url()).origin };
  await page.request.post("/api/oura/disconnect", { headers, form: { data: "delete" } });
  await page.context().close();
});

const region = (name: string) => page.getByRole("region", { name });

test("somebody else finds neither the page nor what feeds it", async ({ page: other }) => {
  await register({ page: other, person: createPerson("Maya") });
  const answer = await other.goto("/operator");
  expect(answer?.status()).toBe(404);
  await expect(other.getByRole("heading", { name: "There is no page here" })).toBeVisible();
  await expect(other.getByRole("link", { name: "Settings" })).toBeVisible();
  await expect(other.getByRole("link", { name: "Operator" })).toHaveCount(0);
  for (const path of ["/api/operator", "/api/operator/notice"]) {
    expect((await other.request.get(path)).status(), path).toBe(404);
  }
  const headers = { origin: new URL(other.url()).origin };
  const replay = await other.request.post("/api/operator/replay", {
    headers,
    data: { keys: null },
  });
  expect(replay.status()).toBe(404);
});

test("the owner finds it in the navigation, and all is well", async () => {
  await page.goto("/dashboard");
  await page.getByRole("link", { name: "Operator" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Operator" })).toBeVisible();
  await expect(page.getByText("48 of 48")).toBeVisible();
  await expect(page.getByText(/^Data flows:/)).toBeVisible();
  await expect(region("What needs you")).toHaveCount(0);
  await expectAccessible(page);
});

test("a dead letter says why, and is applied once it is replayed", async () => {
  await connectRing({ page, persona: /Priya/ });
  await waitForHistory(page);
  await sandbox.faults.add({ path: "/v2/usercollection/workout/*", status: 400, count: null });
  await sandbox.press("newcomer", "new-workout");
  await page.goto("/operator");
  await expect.poll(exhaustAttempts).toBe(1);
  const letters = region("Dead letters");
  // It comes by itself: the page asks every five seconds.
  await expect(letters.getByText("Oura refused the request (400).")).toBeVisible();
  await expectAccessible(page);

  await sandbox.faults.clear();
  await letters.getByRole("button", { name: "Replay: Workouts created" }).click();
  await expect(page.getByText("1 event will be tried again")).toBeVisible();
  await expect(letters.getByText(/^There are none/)).toBeVisible();
  const { id, day } = await sandbox.latest("newcomer", "workout");
  await expect
    .poll(async () => {
      const answer = await page.request.get(`/api/documents/workout?from=${day}&to=${day}`);
      return answer.text();
    })
    .toContain(id);
});

test("an alarm stands on the page, marks the way to it, fails health, and goes by itself", async () => {
  await sandbox.faults.add({
    path: "/oauth/token",
    status: 401,
    headers: { "www-authenticate": 'Basic realm="oura"' },
    count: null,
  });
  await connectRing({ page, persona: /Priya/ });
  await expect(page.getByRole("heading", { name: /not known to Oura/ })).toBeVisible();
  await page.goto("/dashboard");
  await page.getByRole("link", { name: /^Operator.*1 problem to look at/ }).click();
  const alarm = region("What needs you");
  await expect(alarm.getByText("Oura refuses this application’s credentials")).toBeVisible();
  await expect(alarm.getByText(/restart the app and every worker/)).toBeVisible();
  await expectAccessible(page);
  expect((await page.request.get("/api/health")).status()).toBe(503);
  expect((await page.request.get("/api/health/ready")).status()).toBe(200);

  await page.setViewportSize({ width: 390, height: 900 });
  await page.getByRole("button", { name: /1 problem to look at/ }).click();
  await expect(page.getByRole("link", { name: /^Operator.*1 problem to look at/ })).toBeVisible();
  await expectAccessible(page);
  await page.setViewportSize({ width: 1440, height: 900 });

  await sandbox.faults.clear();
  await connectRing({ page, persona: /Priya/ });
  await expect(page).toHaveURL(/\/connect\/(progress|done)/);
  await page.goto("/operator");
  await expect(alarm).toHaveCount(0);
});

test("the metrics are read by the rules of their format, with the token alone", async ({
  request,
}) => {
  expect((await request.get("/api/metrics")).status()).toBe(401);
  const wrong = { authorization: "Bearer not-the-token-of-it" };
  expect((await request.get("/api/metrics", { headers: wrong })).status()).toBe(401);
  const headers = { authorization: `Bearer ${process.env["METRICS_TOKEN"]}` };
  const answer = await request.get("/api/metrics", { headers });
  expect(answer.headers()["content-type"]).toBe("text/plain; version=0.0.4; charset=utf-8");
  const text = await answer.text();
  const metrics = parseExposition(text);
  expect(metrics.get("ringboard_healthy")?.series).toEqual([{ labels: {}, value: 1 }]);
  expect(metrics.get("ringboard_subscription_expiry_timestamp_seconds")?.series).toHaveLength(48);
  expect(text).not.toContain("@");
});

test("health is told to everybody, and why only to whoever brings the token", async ({
  request,
}) => {
  for (const path of ["/api/health", "/api/health/ready", "/api/health/live"]) {
    const answer = await request.get(path);
    expect([answer.status(), await answer.json()], path).toEqual([200, { status: "ok" }]);
  }
  const headers = { authorization: `Bearer ${process.env["METRICS_TOKEN"]}` };
  const answer = await request.get("/api/health", { headers });
  expect(await answer.json()).toEqual({ status: "ok", problems: [] });
});
