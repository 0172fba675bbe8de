import { describe, expect, it } from "vitest";
import { toProblems } from "./problems.ts";
import type { Pulse } from "./schema.ts";
import { ago, createFigures, expected } from "./testing/figures.ts";

const kinds = (changes: Partial<Pulse> = {}) =>
  toProblems({ pulse: { ...createFigures().pulse, ...changes }, expected }).map(({ kind }) => kind);

describe("what keeps data from flowing", () => {
  it("is nothing while all is well", () => {
    expect(kinds()).toEqual([]);
  });

  it.each([
    ["a worker that is silent for half a minute", { workerSeenAt: ago(31) }, ["worker"]],
    ["no worker at all", { workerSeenAt: null }, ["worker"]],
    ["an event overdue for eleven minutes", { overdueSince: ago(660) }, ["inbox"]],
    ["a subscription that is missing", { liveSubscriptions: 47 }, ["subscriptions"]],
    ["an app that workers have not reached for six minutes", { appSeenAt: ago(360) }, ["app"]],
  ])("is %s", (_, changes, found) => {
    expect(kinds(changes)).toEqual(found);
  });

  it.each([
    ["a beat that is late by a few seconds", { workerSeenAt: ago(15) }],
    ["an event that is due this minute", { overdueSince: ago(60) }],
    ["an app that no worker has looked for yet", { appSeenAt: null }],
  ])("is not %s", (_, changes) => {
    expect(kinds(changes)).toEqual([]);
  });

  it("does not blame the app while no worker is there to look for it", () => {
    expect(kinds({ workerSeenAt: ago(900), appSeenAt: ago(900) })).toEqual(["worker"]);
  });

  it("names missing subscriptions once, by the alarm that says why", () => {
    const alarm = {
      kind: "webhook_subscriptions",
      detail: "3 webhook subscriptions could not be changed.",
      raisedAt: ago(100),
      lastAt: ago(10),
      count: 2,
    } as const;
    const pulse = { ...createFigures().pulse, liveSubscriptions: 45, alarms: [alarm] };
    expect(toProblems({ pulse, expected })).toMatchObject([
      { kind: "webhook_subscriptions", detail: alarm.detail, since: alarm.raisedAt },
    ]);
  });
});
