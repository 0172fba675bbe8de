import { expect, type Page, test } from "@playwright/test";
import type { SandboxDocument } from "../sandbox/client.ts";
import { expectAccessible } from "./accessibility.ts";
import { chart, readTable } from "./chart.ts";
import { connectRing, createPerson, register, waitForHistory } from "./person.ts";
import { toExtremesText, toLastWholeDay, toRows } from "./readings.ts";
import { sandbox } from "./sandbox.ts";

// Broken nights, naps and gaps: the hardest days to show right.
const persona = "parent";
const timeZone = "Europe/London";

test.describe.configure({ mode: "serial", timeout: 300_000 });

let page: Page;

test.beforeAll(async ({ browser }) => {
  page = await (await browser.newContext({ timezoneId: timeZone })).newPage();
  await register({ page, person: createPerson("Tom") });
  await connectRing({ page, persona: /Tom/ });
  await waitForHistory(page);
});

test.afterAll(async () => {
  await page.context().close();
});

const toSeconds = (night: SandboxDocument) => Number(night["total_sleep_duration"]);

test("the heart-rate page shows every reading of a day, its extremes, and each night's resting rate", async () => {
  const readings = await sandbox.latestHeartRate(persona);
  const day = toLastWholeDay({ readings, timeZone });
  const served = toRows({ readings, day, timeZone });
  expect(served.length).toBeGreaterThan(200);
  await page.goto(`/heart-rate?range=30d&day=${day}`);
  const card = chart({ page, title: /^Heart rate ·/ });
  await expect(card.getByText(toExtremesText(served))).toBeVisible();
  const title = await card.getByRole("heading", { level: 2 }).innerText();
  const shownRows = await readTable({ page, title });
  expect(shownRows.map((row) => row.slice(0, 3))).toEqual(served);

  const nights = await sandbox.documents(persona, "sleep");
  for (const { title: trend, field } of [
    { title: "Resting heart rate", field: "lowest_heart_rate" },
    { title: "Heart rate variability", field: "average_hrv" },
  ]) {
    const rows = await readTable({ page, title: trend });
    expect(rows).toHaveLength(30);
    expect(rows).toEqual(
      rows.map(([on = ""]) => {
        const [main] = nights
          .filter((night) => night.day === on && night["type"] === "long_sleep")
          .toSorted((one, other) => toSeconds(other) - toSeconds(one));
        return [on, String(main?.[field] ?? "no data")];
      }),
    );
    expect(rows.filter(([, value]) => value !== "no data").length).toBeGreaterThan(20);
  }
});

test("a part of a day is shown closer by dragging, by keys and by buttons, and the address keeps it", async () => {
  const day = toLastWholeDay({ readings: await sandbox.latestHeartRate(persona), timeZone });
  await page.goto(`/heart-rate?day=${day}`);
  const card = chart({ page, title: /^Heart rate ·/ });
  const plot = card.getByRole("slider", { name: "Heart rate over the day" });
  const summary = card.getByText(/readings: lowest/);
  const whole = await summary.innerText();
  const box = await plot.boundingBox();
  if (!box) throw new Error("the chart has no box");
  const y = box.y + box.height / 2;
  await page.mouse.move(box.x + box.width * 0.4, y);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * 0.6, y, { steps: 5 });
  await page.mouse.up();
  await expect(page).toHaveURL(/part=\d{8}T\d{4}Z-\d{8}T\d{4}Z/);
  await expect(summary).not.toHaveText(whole);
  await page.reload();
  await expect(card.getByRole("button", { name: "Whole day" })).toBeVisible();
  await expectAccessible(page);
  await page.goBack();
  await expect(summary).toHaveText(whole);
  await plot.focus();
  for (const key of ["Home", "Shift+PageDown", "Shift+PageDown", "Enter"]) await plot.press(key);
  await expect(page).toHaveURL(/part=/);
  await card.getByRole("button", { name: "Later part of the day" }).click();
  await card.getByRole("button", { name: "Whole day" }).click();
  await expect(page).not.toHaveURL(/part=/);
  await expect(summary).toHaveText(whole);
});

test("a contributor opens the raw metric behind it, with the numbers that the sandbox serves", async () => {
  await page.goto("/readiness?range=30d");
  await page.getByRole("button", { name: /^Resting heart rate/ }).click();
  const drawer = page.getByRole("dialog", { name: "Resting heart rate" });
  await expect(drawer.getByRole("region", { name: "Its score" })).toBeVisible();
  await expectAccessible(page);
  const nights = await sandbox.documents(persona, "sleep");
  const lowest = nights.findLast((night) => night["type"] === "long_sleep")?.["lowest_heart_rate"];
  await expect(
    drawer.getByRole("region", { name: "Lowest heart rate" }).getByText(`${lowest} bpm on`),
  ).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(drawer).toBeHidden();
});

test("the sleep page shows a day's naps beside its night, and counts them as the sandbox serves them", async () => {
  const sleeps = await sandbox.documents(persona, "sleep");
  const isNap = ({ type }: SandboxDocument) => type === "sleep" || type === "late_nap";
  const day = sleeps.findLast(isNap)?.day;
  if (!day) throw new Error("the persona never naps");
  const naps = sleeps.filter((sleep) => sleep.day === day && isNap(sleep));
  await page.goto(`/sleep?range=30d&night=${day}`);
  const night = chart({ page, title: /^Night ·/ });
  await expect(night.getByText("Nap", { exact: true })).toHaveCount(naps.length);
  const twin = night.getByRole("slider", { name: "Sleep stages, run by run" }).first();
  await twin.focus();
  await page.keyboard.press("Home");
  await expect(twin).toHaveAttribute("aria-valuetext", /(Awake|Light|Deep|REM) \d+ min/);

  const rows = await readTable({ page, title: "Sleep stages" });
  const served = naps.reduce((sum, nap) => sum + toSeconds(nap), 0);
  expect(rows.find(([on]) => on === day)?.at(-1)).toBe(String(served));
  await expectAccessible(page);
});

test("the map of days by time of day has its colours where motion is reduced, too", async () => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  await page.goto("/heart-rate?range=30d");
  const map = chart({ page, title: "Day by time of day" }).locator("canvas");
  await expect(map).toBeVisible();
  const countColours = (canvas: HTMLCanvasElement) => {
    const context = canvas.getContext("2d");
    if (context === null) throw new Error("the canvas has no drawing");
    const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
    return new Set(new Uint32Array(data.buffer)).size;
  };
  // A rate's ramp has 24 levels; the ground and the hatch make a dozen at most.
  await expect.poll(() => map.evaluate(countColours)).toBeGreaterThan(20);
  await page.emulateMedia({ reducedMotion: null });
});
