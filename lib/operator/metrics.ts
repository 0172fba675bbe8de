import type { ConnectionStatus } from "../connections/data.ts";
import { isDataTypeId } from "../oura/registry.ts";
import type { TypeState } from "../sync/schema.ts";
import { toBudgetUse } from "./budget.ts";
import type { MetricFamily, Sample } from "./exposition.ts";
import { alarmWords } from "./problems.ts";
import type { Expected, Figures, Problem } from "./schema.ts";

/** Every check, so that each has a series while all is well too. */
const checks = {
  database: true,
  worker: true,
  app: true,
  inbox: true,
  subscriptions: true,
  oura_credentials: true,
  webhook_subscriptions: true,
} as const satisfies Record<Problem["kind"], true>;

const statuses = {
  active: true,
  needs_reauth: true,
  membership_ended: true,
  revoked: true,
} as const satisfies Record<ConnectionStatus, true>;

const states = {
  pending: true,
  running: true,
  complete: true,
  not_granted: true,
  failed: true,
} as const satisfies Record<TypeState, true>;

/** Whether each check holds; also when there are no figures, since the database is away. */
export function toHealthMetrics(problems: readonly Problem[]): MetricFamily[] {
  const failing = new Set<string>(problems.map(({ kind }) => kind));
  return [
    gauge("healthy", "Whether data flows: 1, or 0 as /api/health answers 503.", [
      { value: problems.length === 0 ? 1 : 0 },
    ]),
    gauge(
      "check",
      "Each thing that has to hold for data to flow: 1 while it does.",
      Object.keys(checks).map((check) => ({
        labels: { check },
        value: failing.has(check) ? 0 : 1,
      })),
    ),
  ];
}

/** The figures as metrics. No label names a person, and free text from outside is none either. */
export function toFigureMetrics({
  figures,
  expected,
}: {
  figures: Figures;
  expected: Expected;
}): MetricFamily[] {
  return [
    ...toPeopleMetrics(figures),
    ...toSubscriptionMetrics({ figures, expected }),
    ...toInboxMetrics(figures),
    ...toQueueMetrics(figures),
    ...toBudgetMetrics({ figures, expected }),
    ...toProcessMetrics(figures),
  ];
}

function toPeopleMetrics({ people, connections, states: counts, refreshes, ...rest }: Figures) {
  return [
    gauge("people", "Accounts that can sign in.", [{ value: people }]),
    gauge(
      "connections",
      "Connections to Oura by status.",
      Object.keys(statuses).map((status) => ({
        labels: { status },
        value: connections[status] ?? 0,
      })),
    ),
    gauge(
      "types",
      "Data types of all people by the state of their history.",
      toNames(states).map((state) => ({ labels: { state }, value: counts[state] ?? 0 })),
    ),
    gauge("reads_failing", "Data types of all people whose last read failed.", [
      { value: rest.failures.reduce((sum, { types }) => sum + types, 0) },
    ]),
    counter(
      "token_refreshes_total",
      "Refreshes of access tokens by outcome.",
      refreshes.map(({ outcome, total }) => ({ labels: { outcome }, value: total })),
    ),
    gauge("sync_runs", "Histories and syncs under way.", [{ value: rest.runCount }]),
  ];
}

function toSubscriptionMetrics({ figures, expected }: { figures: Figures; expected: Expected }) {
  return [
    gauge("subscriptions_expected", "Webhook subscriptions there should be.", [
      { value: expected.subscriptions },
    ]),
    gauge("subscriptions", "Webhook subscriptions that have not expired.", [
      { value: figures.pulse.liveSubscriptions },
    ]),
    gauge(
      "subscription_expiry_timestamp_seconds",
      "When each webhook subscription expires, in unix time.",
      figures.subscriptions.map(({ dataType, eventType, expiresAt }) => ({
        labels: { data_type: dataType, event_type: eventType },
        value: toUnix(expiresAt),
      })),
    ),
    gauge(
      "last_event_timestamp_seconds",
      "When an event of each data type was last applied, in unix time.",
      Object.entries(figures.lastEvents).map(([type, at]) => ({
        labels: { type },
        value: toUnix(at),
      })),
    ),
  ];
}

function toInboxMetrics({ pulse, inbox, dead, unknown }: Figures) {
  const count = (isKnown: boolean) =>
    unknown.reduce(
      (sum, { type, count: n }) => (isDataTypeId(type) === isKnown ? sum + n : sum),
      0,
    );
  return [
    gauge("events", "Events in the inbox that are not applied, by why.", [
      { labels: { state: "pending" }, value: inbox.pending },
      { labels: { state: "held" }, value: inbox.held },
      { labels: { state: "dead" }, value: dead.count },
      { labels: { state: "unknown_type" }, value: count(false) },
      { labels: { state: "unknown_person" }, value: count(true) },
    ]),
    gauge("inbox_oldest_seconds", "Age of the oldest pending event; 0 when there is none.", [
      { value: toAge({ pulse, instant: inbox.oldestAt }) },
    ]),
  ];
}

function toQueueMetrics({ pulse, queue: { tasks } }: Figures) {
  return [
    gauge(
      "jobs",
      "Jobs in the queue by task and state.",
      tasks.flatMap(({ task, waiting, running, later, givenUp }) => [
        { labels: { task, state: "waiting" }, value: waiting },
        { labels: { task, state: "running" }, value: running },
        { labels: { task, state: "later" }, value: later },
        { labels: { task, state: "given_up" }, value: givenUp },
      ]),
    ),
    gauge(
      "jobs_oldest_seconds",
      "How long the first waiting job of each task has been due; 0 when none is.",
      tasks.map(({ task, oldestAt }) => ({
        labels: { task },
        value: toAge({ pulse, instant: oldestAt }),
      })),
    ),
  ];
}

function toBudgetMetrics({ figures, expected }: { figures: Figures; expected: Expected }) {
  const { background, prompt } = toBudgetUse(figures.budget);
  const { blockedUntil } = figures.budget;
  const blockedMs =
    blockedUntil === null ? 0 : Date.parse(blockedUntil) - Date.parse(figures.pulse.at);
  return [
    gauge("requests_limit", "Requests to Oura allowed in five minutes.", [
      { value: expected.requests },
    ]),
    gauge("requests_window", "Requests to Oura granted in the last five minutes, by pace.", [
      { labels: { pace: "background" }, value: background },
      { labels: { pace: "prompt" }, value: prompt },
    ]),
    gauge(
      "requests_blocked_seconds",
      "How long Oura still wants no request; 0 when it takes them.",
      [{ value: Math.max(0, blockedMs / 1000) }],
    ),
  ];
}

function toProcessMetrics({ pulse, workers }: Figures) {
  const lasting = new Map(pulse.alarms.map(({ kind, raisedAt }) => [kind as string, raisedAt]));
  const seen = [
    { part: "worker", at: pulse.workerSeenAt },
    { part: "app", at: pulse.appSeenAt },
  ];
  return [
    gauge("worker_pools", "Pools of workers on the list; a worker process has two.", [
      { value: workers.length },
    ]),
    gauge(
      "last_seen_timestamp_seconds",
      "When a worker last gave a sign of life, and when one last reached the app, in unix time.",
      seen.flatMap(({ part, at }) =>
        at === null ? [] : [{ labels: { part }, value: toUnix(at) }],
      ),
    ),
    gauge(
      "alarm",
      "What only the operator can mend: 1 while it lasts.",
      Object.keys(alarmWords).map((kind) => ({
        labels: { kind },
        value: lasting.has(kind) ? 1 : 0,
      })),
    ),
  ];
}

function gauge(name: string, help: string, samples: readonly Sample[]): MetricFamily {
  return { name: `ringboard_${name}`, help, type: "gauge", samples };
}

function counter(name: string, help: string, samples: readonly Sample[]): MetricFamily {
  return { name: `ringboard_${name}`, help, type: "counter", samples };
}

/** An object's own keys; the objects here are literals, so that there are no others. */
function toNames<Name extends string>(object: Readonly<Record<Name, true>>): Name[] {
  return Object.keys(object) as Name[];
}

function toUnix(instant: string): number {
  return Date.parse(instant) / 1000;
}

function toAge({ pulse, instant }: { pulse: Figures["pulse"]; instant: string | null }): number {
  if (instant === null) return 0;
  return Math.max(0, (Date.parse(pulse.at) - Date.parse(instant)) / 1000);
}
