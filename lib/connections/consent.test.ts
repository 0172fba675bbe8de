import { describe, expect, it } from "vitest";
import { dataTypes } from "../oura/registry.ts";
import { scopes } from "../oura/scopes.ts";
import { listConsentItems, listMissingScopes, toWireScopes } from "./consent.ts";
import { toProblem } from "./problems.ts";

const every = scopes.map(({ name }) => name);

describe("the consent page's boxes", () => {
  it("say for each scope what it unlocks and why", () => {
    const items = listConsentItems(every);
    expect(items.map(({ scope }) => scope)).toEqual(every);
    for (const { label, why, unlocks } of items) {
      expect(label).not.toBe("");
      expect(why.length).toBeGreaterThan(20);
      expect(unlocks.length).toBeGreaterThan(0);
    }
  });

  it("cover every data type that needs a scope", () => {
    const unlocked = new Set(listConsentItems(every).flatMap(({ unlocks }) => unlocks));
    for (const { label, scope } of dataTypes) if (scope !== null) expect(unlocked).toContain(label);
  });

  it("are only those that this installation asks for, in either spelling", () => {
    const items = listConsentItems(["extapi:heartrate", "daily", "unheard_of"]);
    expect(items.map(({ scope }) => scope)).toEqual(["daily", "heartrate"]);
  });
});

describe("what is asked for", () => {
  it("goes out in the installation's own spelling and holds nothing that was not offered", () => {
    const offered = ["extapi:daily", "extapi:heartrate"];
    expect(toWireScopes({ ticked: ["heartrate", "email", "extapi:daily"], offered })).toEqual([
      "extapi:heartrate",
    ]);
  });
});

describe("what was not granted", () => {
  it("is told with what it costs", () => {
    const missing = listMissingScopes({
      offered: every,
      granted: every.filter((name) => name !== "heartrate" && name !== "spo2"),
    });
    expect(missing.map(({ scope }) => scope)).toEqual(["heartrate", "spo2"]);
    expect(missing[0]?.cost).toMatch(/^Heart rate stays empty, and with it the page Heart rate\.$/);
    expect(missing[1]?.cost).toMatch(/stays empty\.$/);
  });

  it("is nothing when all of it was granted, prefixed or not", () => {
    const granted = every.map((name) => `extapi:${name}`);
    expect(listMissingScopes({ offered: every, granted })).toEqual([]);
  });
});

describe("a problem's page", () => {
  it("is the general one for a reason nobody knows", () => {
    expect(toProblem("constructor")).toBe(toProblem("internal"));
    expect(toProblem(undefined)).toBe(toProblem("internal"));
  });
});
