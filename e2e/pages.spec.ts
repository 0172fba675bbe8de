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
  "/sync",
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

const looks = [
  { colorScheme: "light", width: 1440 },
  { colorScheme: "dark", width: 390 },
] as const;

test.describe("every page is accessible and fits its screen", () => {
  test.describe.configure({ mode: "serial" });
  let page: Page;

  test.beforeAll(async ({ browser }) => {
    page = await (await browser.newContext()).newPage();
    await register({ page, person: createPerson("Priya") });
  });

  test.afterAll(async () => {
    await page.context().close();
  });

  async function expectAllFine({ colorScheme, width }: (typeof looks)[number]): Promise<void> {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width, height: 900 });
    for (const path of paths) {
      await test.step(path, async () => {
        await page.goto(path);
        await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
        await expectFits(page);
        await expectAccessible(page);
      });
    }
  }

  for (const look of looks) {
    test(`empty, ${look.colorScheme}, ${look.width} wide`, () => expectAllFine(look));
  }

  for (const look of looks) {
    test(`with two weeks, ${look.colorScheme}, ${look.width} wide`, async () => {
      if (look === looks[0]) {
        await connectRing({ page, persona: /Priya/ });
        await waitForHistory(page);
      }
      await expectAllFine(look);
    });
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
