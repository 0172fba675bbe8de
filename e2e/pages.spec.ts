import { expect, type Page, test } from "@playwright/test";
import { expectAccessible } from "./accessibility.ts";
import { connectRing, createPerson, register, waitForHistory } from "./person.ts";

const paths = [
  "/dashboard",
  "/sleep",
  "/readiness",
  "/activity",
  "/heart-rate",
  "/hrv",
  "/stress",
  "/oxygen",
  "/bedtime",
  "/fitness",
  "/teams",
  "/settings",
  "/settings/disconnect",
  "/connect",
  "/connect/progress",
] as const;

async function expectFits(page: Page): Promise<void> {
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(overflow).toBeLessThanOrEqual(0);
}

test.describe.configure({ timeout: 300_000 });

test("every page is accessible and fits its screen: wide and narrow, light and dark, empty and with two weeks", async ({
  page,
}) => {
  await register({ page, person: createPerson("Priya") });
  for (const content of ["empty", "two weeks"] as const) {
    if (content === "two weeks") {
      await connectRing({ page, persona: /Priya/ });
      await waitForHistory(page);
    }
    for (const { colorScheme, width } of [
      { colorScheme: "light", width: 1440 },
      { colorScheme: "dark", width: 390 },
    ] as const) {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: 900 });
      for (const path of paths) {
        await test.step(`${path} ${content} ${colorScheme} ${width}`, async () => {
          await page.goto(path);
          await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
          await expectFits(page);
          await expectAccessible(page);
        });
      }
    }
  }
});

test("a visitor is sent to sign in, and back to the page asked for", async ({ page }) => {
  const person = createPerson("Visitor");
  await register({ page, person });
  // A visitor has no page open: one whose session ends reloads itself, and would cut in here.
  await page.goto("about:blank");
  await page.context().clearCookies();
  await page.goto("/sleep?range=90d");
  await expect(page).toHaveURL(/\/login\?next=/);
  await page.getByLabel("E-mail address").fill(person.email);
  await page.getByLabel("Password", { exact: true }).fill(person.password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page).toHaveURL(/\/sleep/);
});

test("the pages of visitors are accessible and fit their screen", async ({ page }) => {
  for (const { colorScheme, width } of [
    { colorScheme: "dark", width: 1440 },
    { colorScheme: "light", width: 390 },
  ] as const) {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width, height: 900 });
    for (const path of ["/", "/login", "/register", "/invite/unknown", "/no-such-page"]) {
      await test.step(`${path} ${colorScheme} ${width}`, async () => {
        await page.goto(path);
        await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
        await expectFits(page);
        await expectAccessible(page);
      });
    }
  }
});
