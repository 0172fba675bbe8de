import { expect, type Page, test } from "@playwright/test";
import { expectAccessible } from "./accessibility.ts";
import { connectRing, createPerson, register, waitForHistory } from "./person.ts";
import { sandbox } from "./sandbox.ts";

test.describe.configure({ mode: "serial", timeout: 300_000 });

interface GapRun {
  from: string;
  to: string;
  kind: string;
}

const persona = "ill";
let page: Page;

test.beforeAll(async ({ browser }) => {
  page = await (await browser.newContext()).newPage();
  await register({ page, person: createPerson("Ines") });
  await connectRing({ page, persona: /Inès/ });
  await waitForHistory(page);
});

test.afterAll(async () => {
  await sandbox.webhooks.calm();
  await page.context().close();
});

test("the sync page tells of every type what is stored, and what comes next", async () => {
  await page.goto("/dashboard");
  await page.getByRole("link", { name: "Sync", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Where is my data?" })).toBeVisible();
  for (const label of ["Sleep score", "Heart rate", "Workouts", "Rings"]) {
    await expect(page.getByRole("heading", { level: 3, name: label, exact: true })).toBeVisible();
  }
  await expect(page.getByRole("button", { name: /^Re-read / })).toHaveCount(18);
  await expect(page.getByRole("button", { name: "Fetch everything again" })).toBeDisabled();
  await expect(page.getByText(/Everything was fetched less than a day ago/)).toBeVisible();
  await expectAccessible(page);
});

test("a square of the matrix leads to the days missing, each with its true reason", async () => {
  const { last_day: to } = await sandbox.persona(persona);
  const from = new Date(Date.parse(to) - 60 * 86_400_000).toISOString().slice(0, 10);
  const { days } = await sandbox.gaps(persona, { from, to });
  const unworn = days.filter(({ type, cause }) => type === "daily_sleep" && cause === "not_worn");
  const answer = await page.request.get(`/api/gaps?from=${from}&to=${to}&types=daily_sleep`);
  const { types } = (await answer.json()) as { types: { daily_sleep: { runs: GapRun[] } } };
  const told = types.daily_sleep.runs.filter(({ kind }) => kind === "not_worn");
  const isTold = (day: string) => told.some((run) => run.from <= day && day <= run.to);
  expect(unworn.filter(({ day }) => !isTold(day))).toEqual([]);
  await page.getByRole("button", { name: "Sleep score", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: "Sleep score" });
  await expect(dialog.getByRole("heading", { name: "Ring not worn" })).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  const cell = page.getByRole("gridcell", { name: /^Sleep score, .* of \d+ days?$/ }).last();
  await cell.focus();
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("dialog", { name: /^Sleep score · / })).toBeVisible();
  await page.keyboard.press("Escape");
});

test("a re-read picks up what no event told of, and the night says that it was revised", async () => {
  await sandbox.webhooks.disturb({ outage: "lose" });
  const before = await sandbox.latest(persona, "sleep");
  await sandbox.press(persona, "edit-night");
  const after = (await sandbox.documents(persona, "sleep")).find(({ id }) => id === before.id);
  expect(after?.["bedtime_start"]).not.toBe(before["bedtime_start"]);
  const readStored = async () => {
    const answer = await page.request.get(`/api/documents/sleep/${before.id}`);
    return ((await answer.json()) as { bedtime_start?: string }).bedtime_start;
  };
  expect(await readStored()).toBe(before["bedtime_start"]);
  const reread = page.getByRole("button", { name: "Re-read Sleep", exact: true });
  await reread.click();
  await expect(page.getByText(/Reading the last three months of sleep again/)).toBeVisible();
  await expect.poll(readStored, { timeout: 30_000 }).toBe(after?.["bedtime_start"]);
  await expect(reread).toBeEnabled();
  await reread.click();
  await expect(page.getByText(/Asked for a moment ago/)).toBeVisible();
  await page.goto(`/sleep?night=${before.day}`);
  await page.getByRole("button", { name: /^Revised/ }).click();
  await expect(page.getByRole("dialog", { name: "Versions" })).toBeVisible();
  await expectAccessible(page);
});
