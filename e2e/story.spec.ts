import { expect, type Page, test } from "@playwright/test";
import type { SandboxDocument } from "../sandbox/client.ts";
import { expectAccessible } from "./accessibility.ts";
import { chart, readTable } from "./chart.ts";
import { countEvents, countRows } from "./database.ts";
import { connectRing, createPerson, register, waitForHistory } from "./person.ts";
import { sandbox } from "./sandbox.ts";

const owner = createPerson("Anna");
const friend = createPerson("Maya");

test.describe.configure({ mode: "serial", timeout: 300_000 });

let page: Page;
let friendPage: Page;

test.beforeAll(async ({ browser }) => {
  page = await (await browser.newContext()).newPage();
  friendPage = await (await browser.newContext()).newPage();
});

test.afterAll(async () => {
  await page.context().close();
  await friendPage.context().close();
});

test("a newcomer registers and is led to connecting a ring", async () => {
  await page.goto("/register");
  await expectAccessible(page);
  await register({ page, person: owner });
  await page.goto("/dashboard");
  await page.getByRole("link", { name: "Choose what to share" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Connect your ring" })).toBeVisible();
  await expectAccessible(page);
});

test("consent with one scope unticked is recorded, and what it costs is said", async () => {
  await connectRing({ page, persona: /Anna/, untick: [/Blood oxygen/] });
  await expect(page.getByText("Blood oxygen").first()).toBeVisible();
  await page.goto("/settings");
  const missing = page.getByRole("list").filter({ hasText: "Blood oxygen" });
  await expect(missing.first()).toBeVisible();
});

test("the history arrives with progress that can be followed", async () => {
  await page.goto("/connect/progress");
  await expect(page.getByRole("progressbar").or(page.getByText("Complete")).first()).toBeVisible();
  await waitForHistory(page);
  await page.reload();
  await expect(page.getByText("Complete").first()).toBeVisible();
  await expect(page.getByText("Not shared").first()).toBeVisible();
  await expectAccessible(page);
});

const shown = [
  { path: "/sleep", title: "Sleep score", type: "daily_sleep", pick: (it) => it["score"] },
  {
    path: "/readiness",
    title: "Readiness score",
    type: "daily_readiness",
    pick: (it) => it["score"],
  },
  { path: "/activity", title: "Steps", type: "daily_activity", pick: (it) => it["steps"] },
] as const satisfies {
  path: string;
  title: string;
  type: string;
  pick: (document: SandboxDocument) => unknown;
}[];

for (const { path, title, type, pick } of shown) {
  test(`${path} shows the very numbers that the sandbox serves`, async () => {
    await page.goto(`${path}?range=30d`);
    const rows = await readTable({ page, title });
    expect(rows).toHaveLength(30);
    const served = new Map(
      (await sandbox.documents("steady", type)).map((it) => [it.day ?? "", pick(it) ?? null]),
    );
    expect(rows).toEqual(rows.map(([day = ""]) => [day, String(served.get(day) ?? "no data")]));
    expect(rows.filter(([, value]) => value !== "no data").length).toBeGreaterThan(20);
    await expectAccessible(page);
  });
}

test("the range lives in the URL: a reload and a step keep it, nonsense falls back", async () => {
  await page.goto("/sleep");
  await page.getByRole("radio", { name: "90 days" }).click();
  await expect(page).toHaveURL(/range=90d/);
  await page.reload();
  await expect(page.getByRole("radio", { name: "90 days" })).toBeChecked();
  await page.getByRole("button", { name: "Previous period" }).click();
  await expect(page).toHaveURL(/to=\d{4}-\d{2}-\d{2}/);
  await page.goto("/sleep?range=nonsense&from=1&to=2&night=3");
  await expect(page.getByRole("heading", { level: 1, name: "Sleep" })).toBeVisible();
  await expect(page.getByRole("radio", { name: "30 days" })).toBeChecked();
});

test("dragging over a chart shows those days on the whole page, and the URL keeps them", async () => {
  await page.goto("/sleep?range=30d");
  const plot = page.getByRole("slider", { name: "Sleep score" });
  await plot.scrollIntoViewIfNeeded();
  const box = await plot.boundingBox();
  if (!box) throw new Error("the chart has no box");
  const y = box.y + box.height / 2;
  await page.mouse.move(box.x + box.width * 0.3, y);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * 0.5, y, { steps: 5 });
  await page.mouse.move(box.x + box.width * 0.6, y, { steps: 5 });
  await page.mouse.up();
  await expect(page).toHaveURL(/range=custom&from=\d{4}-\d{2}-\d{2}&to=\d{4}-\d{2}-\d{2}/);
  await page.reload();
  const rows = await readTable({ page, title: "Sleep score" });
  expect(rows.length).toBeGreaterThanOrEqual(8);
  expect(rows.length).toBeLessThanOrEqual(12);
});

test("days marked with Shift held are compared with those before, by mouse and by keys", async () => {
  await page.goto("/sleep?range=30d");
  const plot = page.getByRole("slider", { name: "Sleep stages by night" });
  await plot.scrollIntoViewIfNeeded();
  const box = await plot.boundingBox();
  if (!box) throw new Error("the chart has no box");
  const y = box.y + box.height / 2;
  await page.keyboard.down("Shift");
  await page.mouse.move(box.x + box.width * 0.52, y);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * 0.7, y, { steps: 5 });
  await page.mouse.up();
  await page.keyboard.up("Shift");
  await expect(page).toHaveURL(/range=30d&compare=\d{4}-\d{2}-\d{2}\.\.\d{4}-\d{2}-\d{2}/);
  const card = chart({ page, title: /^Comparing/ });
  const median = card.getByRole("row", { name: /^Total sleep \d h.*n \d.*n \d/ });
  await expect(median).toBeVisible();
  await page.reload();
  await expect(median).toBeVisible();
  await expectAccessible(page);
  await card.getByRole("button", { name: "Stop comparing" }).click();
  await expect(card).toBeHidden();

  await plot.focus();
  await page.keyboard.press("End");
  for (let day = 0; day < 6; day += 1) await page.keyboard.press("Shift+ArrowLeft");
  await page.keyboard.press("Shift+Enter");
  await expect(median).toBeVisible();
  await expect(card.getByText(/of the 7 days before/)).toBeVisible();
});

test("the heart-rate page shows the newest reading that the sandbox serves", async () => {
  await page.goto("/heart-rate");
  const card = chart({ page, title: /^Heart rate ·/ });
  const readings = await sandbox.latestHeartRate("steady");
  const newest = readings.at(-1);
  expect(newest).toBeDefined();
  await expect(card.getByText("bpm, latest")).toBeVisible();
  await expect(card.getByText(new RegExp(`^${newest?.bpm}`)).first()).toBeVisible();
  await expectAccessible(page);
});

test("the dashboard tells the newest scores with their words", async () => {
  await page.goto("/dashboard");
  const { score } = await sandbox.latest("steady", "daily_sleep");
  await expect(page.getByRole("img", { name: new RegExp(`^Sleep ${score} of 100`) })).toBeVisible();
  await expect(page.getByRole("region", { name: /^Last night/ })).toBeVisible();
  await expectAccessible(page);
});

test("a new night pushed by webhook appears within ten seconds, without a reload", async () => {
  await page.goto("/dashboard");
  await page.evaluate(() => Object.assign(globalThis, { isSamePage: true }));
  await sandbox.press("steady", "new-night");
  const { score, day } = await sandbox.latest("steady", "daily_sleep");
  const gauge = page.getByRole("img", { name: new RegExp(`^Sleep ${score} of 100`) });
  const night = page.getByRole("region", { name: /^Last night/ });
  const date = new Date(`${day}T00:00:00Z`);
  const words = date.toLocaleDateString("en-GB", {
    day: "numeric",
    month: "short",
    timeZone: "UTC",
  });
  await expect(night.getByRole("heading", { name: new RegExp(words) })).toBeVisible({
    timeout: 10_000,
  });
  await expect(gauge).toBeVisible({ timeout: 10_000 });
  expect(await page.evaluate(() => "isSamePage" in globalThis)).toBe(true);
});

test("a friend joins a team and shares sleep only, and the admin sees sleep only", async () => {
  await page.goto("/teams");
  await page.getByLabel("Team name").fill("Household");
  await page.getByRole("button", { name: "Create team" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Household" })).toBeVisible();
  await page.getByRole("button", { name: "Create invitation link" }).click();
  const link = await page.getByLabel("Invitation link").inputValue();

  await friendPage.goto(link);
  await expect(friendPage.getByRole("heading", { name: /Anna invites you/ })).toBeVisible();
  await friendPage.getByRole("link", { name: "Create an account" }).click();
  await register({ page: friendPage, person: friend });
  await connectRing({ page: friendPage, persona: /Maya/ });
  await waitForHistory(friendPage);
  await friendPage.goto(link);
  await friendPage.getByRole("checkbox", { name: /^Sleep/ }).check();
  await expectAccessible(friendPage);
  await friendPage.getByRole("button", { name: "Join Household" }).click();
  await expect(friendPage.getByRole("heading", { level: 1, name: "Household" })).toBeVisible();

  await page.reload();
  const member = page.getByRole("listitem").filter({ hasText: "Maya" });
  const { score } = await sandbox.latest("athlete", "daily_sleep");
  await expect(member.getByText(String(score), { exact: true })).toBeVisible();
  await expect(member.getByText("Not shared", { exact: true })).toHaveCount(3);
  await expectAccessible(page);
});

test("a share that is withdrawn is gone from the admin's page", async () => {
  await friendPage.getByRole("checkbox", { name: /^Sleep/ }).uncheck();
  await expect
    .poll(async () => {
      await page.reload();
      return page.getByText("Shares no numbers in this team").count();
    })
    .toBeGreaterThan(0);
});

test("disconnecting with deletion leaves no row of that person", async () => {
  const before = await countRows(owner.email);
  expect(before["oura_document"]).toBeGreaterThan(1000);
  expect(before["heart_rate_day"]).toBeGreaterThan(900);
  const { user_id: ouraUserId } = await sandbox.persona("steady");
  await page.goto("/settings");
  await page.getByRole("link", { name: "Disconnect" }).click();
  const dialog = page.getByRole("dialog", { name: "Disconnect your ring" });
  await dialog.getByRole("radio", { name: "Delete my data" }).check();
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Disconnect" }).click();
  await page.waitForURL(/settings/);
  await expect
    .poll(async () => Object.values(await countRows(owner.email)).every((count) => count === 0))
    .toBe(true);
  expect(await countEvents(ouraUserId)).toBe(0);
  await page.goto("/dashboard");
  await expect(page.getByRole("link", { name: "Choose what to share" })).toBeVisible();
});
