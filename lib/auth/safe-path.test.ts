import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { toSafePath } from "./safe-path.ts";

describe("where to go after signing in", () => {
  it.each(["/dashboard", "/sleep?range=30&to=2026-03-01", "/settings#connection", "/invite/aB-3_"])(
    "keeps our own path %s",
    (path) => {
      expect(toSafePath(path)).toBe(path);
    },
  );

  it.each([
    "https://evil.example",
    "//evil.example",
    "/\\evil.example",
    "\\/evil.example",
    "/\t/evil.example",
    "/%0a/../..//evil.example",
    "/..//evil.example",
    "javascript:alert(1)",
    "dashboard",
    "",
    "/api/oura/authorize",
    "/login",
  ])("refuses %j", (path) => {
    expect(toSafePath(path)).toBeNull();
  });

  it("refuses what no address bar would hold", () => {
    expect(toSafePath(`/${"a".repeat(3000)}`)).toBeNull();
  });

  it("never leads away from our own origin, whatever the text", () => {
    const pieces = [
      "/",
      "\\",
      ".",
      "..",
      "@",
      ":",
      "%2f",
      "%5c",
      "\t",
      "\n",
      "?",
      "#",
      "a.example",
    ];
    const text = fc.array(fc.constantFrom(...pieces), { maxLength: 8 });
    fc.assert(
      fc.property(text, (parts) => {
        const path = toSafePath(`/${parts.join("")}`);
        const home = "https://ringboard.example";
        return path === null || new URL(path, home).origin === home;
      }),
      { numRuns: 500 },
    );
  });
});
