import { describe, expect, test, vi } from "vitest";
import { estimateEffects, observe } from "../testing/effect-analysis.ts";
import { sampleHistory } from "../testing/sampled-histories.ts";
import { toGeneratedStory } from "./generated.ts";
import type { AffectedMetric } from "./persona.ts";
import { stories } from "./stories.ts";

// Years of documents; a busy machine takes its time.
vi.setConfig({ testTimeout: 60_000 });

/** Metrics that act on no other; durations share one night, so that more of one is less of another. */
const separate = [
  "lowest_heart_rate",
  "average_hrv",
  "sleep_latency",
  "temperature_deviation",
  "bedtime_start_offset",
] as const satisfies readonly AffectedMetric[];
const shared = [
  "awake_time",
  "deep_sleep",
  "rem_sleep",
] as const satisfies readonly AffectedMetric[];

const observed = [...stories, ...[3, 11].map((number) => toGeneratedStory({ number, seed: 1 }))]
  .filter(({ historyDays }) => historyDays === null)
  .map((story) => {
    const observations = observe(sampleHistory({ story, days: 1826 }));
    return [story.id, { story, observations }] as const;
  });

describe.each(observed)("five years of %s", (_, { story, observations }) => {
  const builtIn = (metric: AffectedMetric, cause: string, lag: number) =>
    story.effects.find(
      (effect) => effect.metric === metric && effect.cause === cause && effect.lag === lag,
    )?.size ?? 0;

  test.each(separate)("give each effect on %s back, and none where none was built in", (metric) => {
    for (const { cause, lag, nights, size, standardError } of estimateEffects({
      observations,
      metric,
    })) {
      if (nights < 20) continue;
      const expected = builtIn(metric, cause, lag);
      const slack = 4 * standardError + 0.08 * Math.abs(expected);
      expect(Math.abs(size - expected), `${cause} after ${lag}`).toBeLessThan(slack);
    }
  });

  test.each(shared)("give each effect on %s back in about its size", (metric) => {
    for (const { cause, lag, nights, size, standardError } of estimateEffects({
      observations,
      metric,
    })) {
      const expected = builtIn(metric, cause, lag);
      if (expected === 0 || nights < 20) continue;
      expect(Math.abs(size - expected), `${cause} after ${lag}`).toBeLessThan(
        3 * standardError + 0.35 * Math.abs(expected),
      );
    }
  });
});

test("a cause that does nothing to one person does something to another", () => {
  const shows = (id: string, cause: string) =>
    stories.find((story) => story.id === id)?.effects.some((effect) => effect.cause === cause);
  expect([shows("steady", "late_meal"), shows("traveller", "late_meal")]).toEqual([true, false]);
  expect([shows("lapsed", "alcohol"), shows("parent", "alcohol")]).toEqual([true, false]);
  expect([shows("traveller", "caffeine"), shows("ill", "caffeine")]).toEqual([true, false]);
  expect([shows("athlete", "workout"), shows("steady", "workout")]).toEqual([true, false]);
});
