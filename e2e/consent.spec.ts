import { expect, test } from "@playwright/test";
import { expectAccessible } from "./accessibility.ts";
import { createPerson, register } from "./person.ts";
import { sandbox } from "./sandbox.ts";

test.beforeEach(async ({ page }) => {
  await register({ page, person: createPerson("Priya") });
});

test("refusing at Oura is no dead end", async ({ page }) => {
  await page.goto("/connect");
  await page.getByRole("button", { name: "Continue to Oura" }).click();
  await page.getByRole("button", { name: "Deny" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("main").getByRole("link").first().click();
  await expect(page).toHaveURL(/\/(connect|dashboard)/);
});

test("a forged state connects nothing and says what to do", async ({ page }) => {
  await page.goto("/api/oura/callback?code=forged&state=forged");
  await expect(page).toHaveURL(/\/connect\/problem/);
  await expect(page.getByRole("main").getByRole("link").first()).toBeVisible();
  const answer = await page.request.get("/api/sync");
  expect(((await answer.json()) as { connection: unknown }).connection).toBeNull();
});

test("an Oura that does not answer is told in plain words", async ({ page }) => {
  await page.goto("/connect");
  await page.getByRole("button", { name: "Continue to Oura" }).click();
  await page.getByRole("radio", { name: /Priya/ }).check();
  await sandbox.faults.add({ path: "/oauth/token", status: 503, count: 1 });
  await page.getByRole("button", { name: "Allow" }).click();
  await expect(page).toHaveURL(/\/connect\/problem/);
  await expectAccessible(page);
});
