/** What one scenario showed. */
export interface Finding {
  scenario: string;
  /** Figures by their names, in the order in which they are printed. */
  figures: Record<string, number | string>;
  /** What should not be, each in one line; none when all is well. */
  violations: readonly string[];
}

/** One table of all scenarios. */
export function printFindings(findings: readonly Finding[]): void {
  console.table(
    Object.fromEntries(
      findings.map(({ scenario, figures, violations }) => [
        scenario,
        { ...figures, holds: violations.length === 0 ? "yes" : "NO" },
      ]),
    ),
  );
}
