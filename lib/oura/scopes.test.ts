import { describe, expect, it } from "vitest";
import { dataTypes } from "./registry.ts";
import { isGranted, isScopeName, normaliseScope, scopes, toGrantedScopes } from "./scopes.ts";

describe("scopes", () => {
  it("between them unlock every type that needs one, each once", () => {
    const unlocked = scopes.flatMap((scope) => scope.dataTypes);
    const locked = dataTypes.filter(({ scope }) => scope !== null).map(({ id }) => id);
    expect(unlocked.toSorted()).toEqual(locked.toSorted());
  });

  it("each say what they are for, and unlock something", () => {
    for (const { label, why, dataTypes, fields } of scopes) {
      expect(label).not.toBe("");
      expect(why.endsWith(".")).toBe(true);
      expect(dataTypes.length + fields.length).toBeGreaterThan(0);
    }
  });

  it("are known by their short name", () => {
    expect(normaliseScope("extapi:daily")).toBe("daily");
    expect(normaliseScope("daily")).toBe("daily");
    expect(isScopeName("heart_health")).toBe(true);
    expect(isScopeName("extapi:daily")).toBe(false);
  });

  it("are read from the wire in whatever form, once each, unknown ones too", () => {
    expect(toGrantedScopes("extapi:daily  daily+workout,meal")).toEqual([
      "daily",
      "workout",
      "meal",
    ]);
    expect(toGrantedScopes("")).toEqual([]);
  });

  it("grant a type when its own is there, or when it needs none", () => {
    const granted = ["extapi:daily"];
    expect(isGranted({ type: { scope: "daily" }, granted })).toBe(true);
    expect(isGranted({ type: { scope: "spo2" }, granted })).toBe(false);
    expect(isGranted({ type: { scope: null }, granted: [] })).toBe(true);
  });
});
