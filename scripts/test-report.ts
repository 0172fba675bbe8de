import { readJsonFile } from "./data-folder.ts";

/** How many tests passed and failed. */
export type Totals = { passed: number; failed: number };

type VitestReport = {
  numPassedTests: number;
  numFailedTests: number;
  testResults: { status: string; assertionResults: { status: string }[] }[];
};

type PlaywrightReport = {
  stats: { expected: number; unexpected: number; flaky: number };
  errors?: unknown[];
};

/** No report means that the runner itself broke, which counts as one failure. */
const broken: Totals = { passed: 0, failed: 1 };

/** Totals of Vitest's JSON report. A file that failed outside its tests counts as one failure. */
export function readVitestReport(path: string): Totals {
  const report = readJsonFile(path) as VitestReport | null;
  if (!report) return broken;
  const filesBroken = report.testResults.filter(
    ({ status, assertionResults }) =>
      status === "failed" && !assertionResults.some((test) => test.status === "failed"),
  );
  return { passed: report.numPassedTests, failed: report.numFailedTests + filesBroken.length };
}

/** Totals of Playwright's JSON report; a test that passed when repeated counts as passed. */
export function readPlaywrightReport(path: string): Totals {
  const report = readJsonFile(path) as PlaywrightReport | null;
  if (!report) return broken;
  const { expected, flaky, unexpected } = report.stats;
  return { passed: expected + flaky, failed: unexpected + (report.errors?.length ?? 0) };
}

/** Totals as a suite of our own writes them. */
export function readTotals(path: string): Totals {
  return (readJsonFile(path) as Totals | null) ?? broken;
}

/** The line that machines read. */
export function toSummary(totals: readonly Totals[]): string {
  const sum = (key: keyof Totals): number => totals.reduce((total, one) => total + one[key], 0);
  return `${sum("passed")} passed, ${sum("failed")} failed`;
}
