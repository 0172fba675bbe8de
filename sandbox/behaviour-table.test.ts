import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";

const root = new URL("../", import.meta.url);
const page = readFileSync(new URL("docs/sandbox.md", root), "utf8");

/** The rows of all tables below the heading, each of which describes a behaviour. */
const rows = page
  .slice(page.indexOf("\n## How it behaves\n"))
  .split("\n")
  .filter((line) => line.startsWith("| ") && !line.startsWith("| behaviour"))
  .map((line) => line.split(" | ").map((cell) => cell.replaceAll(/^\| | \|$/g, "").trim()));

describe("the table of the sandbox's behaviours", () => {
  test("says for each what it rests on", () => {
    expect(rows.length).toBeGreaterThan(150);
    for (const row of rows) {
      expect(row).toHaveLength(3);
      expect(row[1]).toMatch(/^(?:[RMSCDN–](?: 1\.37)?(?:, |$))+$/);
    }
  });

  test.each(rows.map(([behaviour = "", , where = ""]) => [behaviour, where]))(
    "names a test that exists for: %s",
    (_, where) => {
      const [, file = "", title = ""] = /^`([^`]+)`: (.+)$/.exec(where) ?? [];
      const path = new URL(file, root);
      expect([file, existsSync(path)]).toEqual([file, true]);
      expect(readFileSync(path, "utf8")).toContain(title);
    },
  );
});
