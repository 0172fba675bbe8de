import { expect, test } from "@playwright/test";
import { expectAccessible } from "./accessibility.ts";
import { sandbox } from "./sandbox.ts";

// Forms alone: the page has no script, and needs none.
test.use({ javaScriptEnabled: false });

const persona = "newcomer";

test.beforeEach(async ({ page }) => {
  await page.goto(sandbox.url);
});

test("the sandbox's page lets a night pass, enters a workout and a tag, and deletes the night", async ({
  page,
}) => {
  const card = page.getByRole("region", { name: /^Priya/ });
  const press = async (name: string) => {
    await card.getByRole("button", { name, exact: true }).click();
    await expect(page).toHaveURL(`${sandbox.url}/#${persona}`);
  };
  const before = await sandbox.persona(persona);
  const count = async (type: string) => (await sandbox.documents(persona, type)).length;
  await press("New night");
  const { last_night } = await sandbox.persona(persona);
  expect(last_night > before.last_night).toBe(true);
  await expect(card.getByText(last_night)).toBeVisible();
  const [workouts, tags, nights] = [
    await count("workout"),
    await count("enhanced_tag"),
    await count("daily_sleep"),
  ];
  await press("New workout");
  await press("New tag");
  await press("Delete last night");
  expect([await count("workout"), await count("enhanced_tag"), await count("daily_sleep")]).toEqual(
    [workouts + 1, tags + 1, nights - 1],
  );
});

test("a fault set on the sandbox's page strikes its route until it is cleared there", async ({
  page,
}) => {
  const route = "/v2/usercollection/sandbox-page";
  const faults = page.getByRole("region", { name: "Faults" });
  await faults.getByLabel("Path, with * for any text").fill(`${route}*`);
  await faults.getByLabel("Status").fill("418");
  await faults.getByLabel("until cleared").check();
  await faults.getByRole("button", { name: "Set fault" }).click();
  await expect(faults.getByText("status 418 · until cleared")).toBeVisible();
  const status = async () => (await fetch(sandbox.url + route)).status;
  expect([await status(), await status()]).toEqual([418, 418]);
  await faults
    .getByRole("listitem")
    .filter({ hasText: route })
    .getByRole("button", { name: /^Clear/ })
    .click();
  await expect(page.getByText("status 418")).toHaveCount(0);
  expect(await status()).toBe(404);
});

test("a wrong instant for the sandbox's clock is refused with what is expected", async ({
  page,
}) => {
  await page.getByLabel("Jump to (UTC)").fill("2099-01-01T00:00:00Z");
  await page.getByRole("button", { name: "Set", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(page.getByText(/too far away/)).toBeVisible();
});

test.describe("the sandbox's page", () => {
  test.use({ javaScriptEnabled: true });

  for (const [scheme, width] of [
    ["light", 1440],
    ["dark", 390],
  ] as const) {
    test(`is accessible in ${scheme} at ${width} px, and no wider than the screen`, async ({
      page,
    }) => {
      await page.emulateMedia({ colorScheme: scheme });
      await page.setViewportSize({ width, height: 900 });
      await page.goto(sandbox.url);
      await expectAccessible(page);
      const shown = await page.evaluate(() => document.documentElement.scrollWidth);
      expect(shown).toBeLessThanOrEqual(width);
    });
  }
});
