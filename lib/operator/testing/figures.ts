import { wantedSubscriptions } from "../../oura/subscription-plan.ts";
import type { Expected, Figures } from "../schema.ts";

export const expected: Expected = { subscriptions: wantedSubscriptions.length, requests: 5000 };

const now = Date.parse("2026-11-25T12:00:00Z");

/** An instant so many seconds before the figures were read. */
export const ago = (seconds: number) => new Date(now - seconds * 1000).toISOString();

/** An installation in which all is well. */
export function createFigures(changes: Partial<Figures> = {}): Figures {
  return {
    pulse: {
      at: ago(0),
      workerSeenAt: ago(4),
      appSeenAt: ago(40),
      overdueSince: null,
      liveSubscriptions: wantedSubscriptions.length,
      alarms: [],
    },
    queue: { tasks: [], holders: {} },
    people: 2,
    connections: { active: 2 },
    subscriptions: wantedSubscriptions.map(({ dataType, eventType }) => ({
      dataType,
      eventType,
      expiresAt: ago(-80 * 86_400),
      checkedAt: ago(600),
    })),
    lastEvents: { sleep: ago(3600) },
    inbox: { pending: 0, oldestAt: null, held: 0 },
    dead: { count: 0, newestAt: null },
    unknown: [],
    budget: { blockedUntil: null, slots: [] },
    refreshes: [],
    pastAlarms: [],
    workers: [],
    app: { absentFrom: null, absentUntil: null },
    runs: [],
    runCount: 0,
    states: { complete: 36 },
    failures: [],
    ...changes,
  };
}
