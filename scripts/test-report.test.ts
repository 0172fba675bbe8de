import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { readPlaywrightReport, readVitestReport, toSummary } from "./test-report.ts";

let path = "";

beforeEach(() => {
  path = join(mkdtempSync(join(tmpdir(), "ringboard-report-")), "report.json");
});
afterEach(() => {
  rmSync(join(path, ".."), { recursive: true, force: true });
});

describe("reading test reports", () => {
  test("counts a missing report as one failure", () => {
    expect(readVitestReport(path)).toEqual({ passed: 0, failed: 1 });
    expect(readPlaywrightReport(path)).toEqual({ passed: 0, failed: 1 });
  });

  test("counts unit tests, and a file that could not be loaded as one failure", () => {
    const testResults = [
      { status: "passed", assertionResults: [{ status: "passed" }] },
      { status: "failed", assertionResults: [{ status: "failed" }, { status: "passed" }] },
      { status: "failed", assertionResults: [] },
    ];
    writeFileSync(path, JSON.stringify({ numPassedTests: 2, numFailedTests: 1, testResults }));
    expect(readVitestReport(path)).toEqual({ passed: 2, failed: 2 });
  });

  test("counts browser tests, and errors outside them as failures", () => {
    const stats = { expected: 5, unexpected: 1, flaky: 2, skipped: 4 };
    writeFileSync(path, JSON.stringify({ stats, errors: [{ message: "no server" }] }));
    expect(readPlaywrightReport(path)).toEqual({ passed: 7, failed: 2 });
  });

  test("sums everything in one line", () => {
    const totals = [
      { passed: 10, failed: 0 },
      { passed: 3, failed: 1 },
    ];
    expect(toSummary(totals)).toBe("13 passed, 1 failed");
  });
});
