import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { Clock } from "./clock.ts";
import { Population } from "./people/population.ts";
import { readSettings, SettingsError } from "./settings.ts";
import { StateError, StateStore } from "./state.ts";

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "sandbox-state-"));
});
afterEach(() => rmSync(directory, { recursive: true }));

test("a restart keeps horizons, edits and the first day of everyone", () => {
  const path = join(directory, "sandbox", "state.json");
  const now = Date.parse("2026-11-22T10:00:00Z");
  const store = new StateStore({ path, now });
  const resident = new Population({ store, years: 3, seed: 1, users: 0 }).get("steady");
  if (resident === null) throw new Error("nobody lives here");
  resident.record.nights += 2;
  resident.record.trims[resident.record.nights] = 3;
  store.flush();
  const again = new StateStore({ path, now: now + 86_400_000 });
  expect(
    new Population({ store: again, years: 3, seed: 1, users: 0 }).get("steady")?.record,
  ).toEqual(resident.record);
  expect(JSON.parse(readFileSync(path, "utf8")).createdAt).toBe(now);
});

test("a damaged state file is named and left alone", () => {
  const path = join(directory, "state.json");
  writeFileSync(path, "{");
  expect(() => new StateStore({ path, now: 0 })).toThrow(StateError);
  expect(readFileSync(path, "utf8")).toBe("{");
});

test("a restart goes on with a clock that was moved, and with deliveries as an older version left them", () => {
  const path = join(directory, "state.json");
  const shown = Date.parse("2027-01-01T00:00:00Z");
  const left = {
    id: "d",
    subscriptionId: "s",
    url: "http://127.0.0.1:1/",
    body: "{}",
    status: "pending",
    attempts: 2,
    lastStatus: 500,
    lastError: null,
    createdAt: 5000,
    finishedAt: null,
    nextAttemptAt: 6000,
  };
  const old = {
    version: 1,
    createdAt: 0,
    people: {},
    grants: [],
    subscriptions: [],
    deliveries: [left],
  };
  writeFileSync(path, JSON.stringify(old));
  const store = new StateStore({ path, now: 0 });
  expect(store.value.clock).toBeNull();
  expect(store.value.deliveries).toMatchObject([{ status: "pending", tries: [], stamp: null }]);
  store.value.clock = new Clock({ setting: { start: shown, speed: 0 } }).mark;
  store.flush();
  const { clock: mark } = new StateStore({ path, now: 0 }).value;
  expect(new Clock({ mark }).now()).toBe(shown);
});

test.each([
  ["SANDBOX_PORT", "many", "must be a whole number from 0 to 65535"],
  ["SANDBOX_YEARS", "five", "must be a number above 0, at most 20"],
  ["SANDBOX_YEARS", "21", "must be a number above 0, at most 20"],
  ["SANDBOX_ACCESS_TOKEN_SECONDS", "0", "must be a whole number from 1 to 2592000000"],
  ["SANDBOX_RATE_LIMIT", "-1", "must be a whole number from 0 to 1000000000"],
  ["SANDBOX_TOKEN_RATE_LIMIT", "1.5", "must be a whole number from 0 to 1000000000"],
  ["SANDBOX_PERSONAL_TOKENS", "no", "must be issued or withdrawn"],
])("the setting %s refuses %s and says what it takes", (name, value, words) => {
  expect(() => readSettings({ [name]: value })).toThrow(new SettingsError(`${name}: ${words}`));
});

test("settings have defaults, and a bad one is named in one line", () => {
  expect(readSettings({ SANDBOX_PORT: "" })).toMatchObject({
    port: 3001,
    years: 5,
    host: "127.0.0.1",
  });
  expect(() => readSettings({ SANDBOX_HOST: "0.0.0.0" })).toThrow(SettingsError);
  expect(() => readSettings({ SANDBOX_REDIRECT_URIS: "nowhere" })).toThrow(/comma list/);
});
