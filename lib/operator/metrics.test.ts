import { describe, expect, it } from "vitest";
import { toExposition } from "./exposition.ts";
import { toFigureMetrics, toHealthMetrics } from "./metrics.ts";
import { toProblems } from "./problems.ts";
import { toAppProcessMetrics } from "./process-metrics.ts";
import type { Figures } from "./schema.ts";
import { ago, createFigures, expected } from "./testing/figures.ts";
import { parseExposition } from "./testing/parse-exposition.ts";

/** A scrape's series by name and labels: `ringboard_events{state="dead"}` → 2. */
function scrape(figures: Figures): Record<string, number> {
  const problems = toProblems({ pulse: figures.pulse, expected });
  const text = toExposition([
    ...toHealthMetrics(problems),
    ...toFigureMetrics({ figures, expected }),
    ...toAppProcessMetrics(),
  ]);
  return Object.fromEntries(
    [...parseExposition(text).values()].flatMap(({ name, series }) =>
      series.map(({ labels, value }) => [
        [name, ...Object.entries(labels).map(([label, of]) => `${label}=${of}`)].join(" "),
        value,
      ]),
    ),
  );
}

describe("the metrics", () => {
  it("tell each check apart, and the whole", () => {
    const pulse = { ...createFigures().pulse, workerSeenAt: ago(600) };
    expect(scrape(createFigures())).toMatchObject({ ringboard_healthy: 1 });
    expect(scrape(createFigures({ pulse }))).toMatchObject({
      ringboard_healthy: 0,
      "ringboard_check check=worker": 0,
      "ringboard_check check=inbox": 1,
    });
  });

  it("count what waits, what cannot be applied, and why", () => {
    const figures = createFigures({
      inbox: { pending: 7, oldestAt: ago(90), held: 2 },
      dead: { count: 3, newestAt: ago(10) },
      unknown: [
        { type: "meal", count: 5, newestAt: ago(1) },
        { type: "sleep", count: 4, newestAt: ago(1) },
      ],
    });
    expect(scrape(figures)).toMatchObject({
      "ringboard_events state=pending": 7,
      "ringboard_events state=held": 2,
      "ringboard_events state=dead": 3,
      "ringboard_events state=unknown_type": 5,
      "ringboard_events state=unknown_person": 4,
      ringboard_inbox_oldest_seconds: 90,
    });
  });

  it("add up the requests of five minutes, and how long Oura wants none", () => {
    const figures = createFigures({
      budget: {
        blockedUntil: ago(-40),
        slots: [
          [29, 100, 3],
          [0, 20, 4],
        ],
      },
    });
    expect(scrape(figures)).toMatchObject({
      ringboard_requests_limit: 5000,
      "ringboard_requests_window pace=background": 120,
      "ringboard_requests_window pace=prompt": 7,
      ringboard_requests_blocked_seconds: 40,
    });
  });

  it("have a series for each subscription, each alarm and each task", () => {
    const task = { task: "backfill", waiting: 4, running: 1, later: 2, givenUp: 0 };
    const read = scrape(
      createFigures({ queue: { tasks: [{ ...task, oldestAt: ago(12) }], holders: {} } }),
    );
    expect(Object.keys(read).filter((name) => name.includes("subscription_expiry"))).toHaveLength(
      expected.subscriptions,
    );
    expect(read).toMatchObject({
      "ringboard_alarm kind=oura_credentials": 0,
      "ringboard_jobs task=backfill state=waiting": 4,
      "ringboard_jobs_oldest_seconds task=backfill": 12,
    });
  });
});
