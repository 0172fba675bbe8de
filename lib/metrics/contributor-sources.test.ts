import { describe, expect, it } from "vitest";
import { metricCatalogue } from "../oura/registry.ts";
import { contributorSources, isContributor, toSourceMetrics } from "./contributor-sources.ts";

const contributors = Object.entries(contributorSources);

describe("what stands behind a contributor", () => {
  it("is known for every part of the three scores in the registry", () => {
    const parts = Object.keys(metricCatalogue).filter((key) =>
      /^(sleep|readiness|activity)_contributor_/.test(key),
    );
    expect(Object.keys(contributorSources).toSorted()).toEqual(parts.toSorted());
  });

  it.each(contributors)("of %s is measured, not another contributor", (_, { metrics, says }) => {
    expect(metrics.length).toBeGreaterThan(0);
    for (const metric of metrics) {
      expect(metricCatalogue[metric]).toBeDefined();
      expect(isContributor(metric)).toBe(false);
    }
    expect(says).toMatch(/^[A-Z].*\.$/);
  });

  it("is asked for once, however many contributors share it", () => {
    expect(
      toSourceMetrics([
        "readiness_score",
        "readiness_contributor_resting_heart_rate",
        "readiness_contributor_recovery_index",
      ]),
    ).toEqual(["lowest_heart_rate", "average_heart_rate"]);
  });
});
