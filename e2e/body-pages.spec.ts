import { expect, type Page, test } from "@playwright/test";
import type { SandboxDocument } from "../sandbox/client.ts";
import { readTable } from "./chart.ts";
import { connectRing, createPerson, register, waitForHistory } from "./person.ts";
import { sandbox } from "./sandbox.ts";

// Zeros that mean nothing, placeholders and nights without a heart rate: what must not be drawn.
const persona = "oddities";

test.describe.configure({ mode: "serial", timeout: 300_000 });

let page: Page;

test.beforeAll(async ({ browser }) => {
  page = await (await browser.newContext()).newPage();
  await register({ page, person: createPerson("Robin") });
  const { name } = await sandbox.persona(persona);
  await connectRing({ page, persona: new RegExp(name.split(" ")[0] ?? name) });
  await waitForHistory(page);
});

test.afterAll(async () => {
  await page.context().close();
});

type Cell = string | number | null | undefined;

interface Twin {
  path: string;
  title: string;
  type: string;
  /** What upstream's document says in the table's columns after the day; null where it says nothing. */
  toCells: (document: SandboxDocument) => Cell[];
  columns: number;
  /** Only days with all cells have a row. */
  isSparse?: boolean;
}

const toObject = (value: unknown) => (value ?? {}) as Record<string, number | null | undefined>;
const toNumber = (value: unknown) => (typeof value === "number" ? value : null);
const toText = (value: unknown) => (typeof value === "string" ? value : null);
const toPositive = (value: unknown) => (toNumber(value) === 0 ? null : toNumber(value));

/** 0 and 0 without a summary is the placeholder of a day that was not measured. */
const toStress = ({ stress_high, recovery_high, day_summary }: SandboxDocument): Cell[] =>
  stress_high === 0 && recovery_high === 0 && day_summary === null
    ? [null, null, null]
    : [toNumber(recovery_high), toNumber(stress_high), toText(day_summary)];

const toOxygen = ({ spo2_percentage, breathing_disturbance_index }: SandboxDocument): Cell[] => [
  toPositive(toObject(spo2_percentage)["average"]),
  toNumber(breathing_disturbance_index),
];

const twins: readonly Twin[] = [
  {
    path: "/stress",
    title: "Stress and recovery",
    type: "daily_stress",
    columns: 3,
    toCells: toStress,
  },
  {
    path: "/stress",
    title: "Resilience",
    type: "daily_resilience",
    columns: 1,
    toCells: ({ level }) => {
      const word = toText(level);
      return [word && `${word.charAt(0).toUpperCase()}${word.slice(1)}`];
    },
  },
  {
    path: "/stress",
    title: "What makes it",
    type: "daily_resilience",
    columns: 3,
    toCells: ({ contributors }) => {
      const parts = toObject(contributors);
      return [parts["sleep_recovery"], parts["daytime_recovery"], parts["stress"]];
    },
  },
  {
    path: "/oxygen",
    title: "Blood oxygen",
    type: "daily_spo2",
    columns: 2,
    toCells: toOxygen,
  },
  {
    path: "/oxygen",
    title: "Oxygen by disturbance",
    type: "daily_spo2",
    columns: 2,
    toCells: toOxygen,
    isSparse: true,
  },
  {
    path: "/fitness",
    title: "VO2 max",
    type: "vO2_max",
    columns: 1,
    toCells: ({ vo2_max }) => [toPositive(vo2_max)],
    isSparse: true,
  },
];

const toShown = (cell: Cell) => (cell == null ? "no data" : String(cell));

for (const { path, title, type, toCells, columns, isSparse = false } of twins) {
  test(`${title} on ${path} has the numbers that the sandbox serves`, async () => {
    const byDay = new Map(
      (await sandbox.documents(persona, type)).map((document) => [document.day, document]),
    );
    await page.goto(`${path}?range=90d`);
    const rows = await readTable({ page, title });
    const expected = rows.map(([day = ""]) => {
      const document = byDay.get(day);
      const cells = document ? toCells(document) : Array<null>(columns).fill(null);
      return [day, ...cells.map(toShown)];
    });
    expect(rows).toEqual(expected);
    const known = rows.filter((row) => row.slice(1).every((cell) => cell !== "no data"));
    expect(known.length).toBeGreaterThan(isSparse ? 0 : 20);
    if (!isSparse) expect(rows).toHaveLength(90);
  });
}

test("cardiovascular age has the sandbox's numbers beside the own age that it tells", async () => {
  const told = await sandbox.documents(persona, "daily_cardiovascular_age");
  const byDay = new Map(told.map(({ day, vascular_age }) => [day, vascular_age]));
  const age = Number((await sandbox.latest(persona, "personal_info"))["age"]);
  await page.goto("/fitness?range=90d");
  const rows = await readTable({ page, title: "Cardiovascular age" });
  expect(rows.map((row) => row.slice(0, 2))).toEqual(
    rows.map(([day = ""]) => [day, toShown(toNumber(byDay.get(day)))]),
  );
  expect(rows.at(-1)?.[2]).toBe(String(age));
  await page.getByRole("radio", { name: "Difference" }).click();
  await expect(page).toHaveURL(/age-view=difference/);
});

test("bedtimes have the windows and the nights that the sandbox serves", async () => {
  const windows = new Map(
    (await sandbox.documents(persona, "sleep_time")).map((document) => [
      document.day,
      toObject(document["optimal_bedtime"]),
    ]),
  );
  const nights = await sandbox.documents(persona, "sleep");
  await page.goto("/bedtime?range=90d");
  const rows = await readTable({ page, title: "Bedtimes" });
  expect(rows.map((row) => row.slice(0, 4))).toEqual(
    rows.map(([day = ""]) => {
      const main = toMainNight({ nights, day });
      const window = windows.get(day);
      return [
        day,
        toShown(toText(main?.["bedtime_start"])?.slice(11, 16)),
        toShown(toClock(window?.["start_offset"])),
        toShown(toClock(window?.["end_offset"])),
      ];
    }),
  );
});

test("HRV has the averages of the nights that the sandbox serves", async () => {
  const nights = await sandbox.documents(persona, "sleep");
  await page.goto("/hrv?range=90d");
  const rows = await readTable({ page, title: "Heart rate variability" });
  expect(rows).toHaveLength(90);
  expect(rows).toEqual(
    rows.map(([day = ""]) => [
      day,
      toShown(toPositive(toMainNight({ nights, day })?.["average_hrv"])),
    ]),
  );
});

/** The longest night of a day: naps and what Oura took back are none. */
function toMainNight({ nights, day }: { nights: readonly SandboxDocument[]; day: string }) {
  const toSeconds = (night: SandboxDocument) => Number(night["total_sleep_duration"]);
  return nights
    .filter((night) => night.day === day && night["type"] === "long_sleep")
    .toSorted((one, other) => toSeconds(other) - toSeconds(one))[0];
}

/** The time of day so many seconds from a midnight. */
function toClock(offset: number | null | undefined): string | null {
  if (offset == null) return null;
  return new Date(Date.UTC(2026, 0, 1) + offset * 1000).toISOString().slice(11, 16);
}
