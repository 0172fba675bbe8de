import type { AlarmKind } from "../alarms/mutations.ts";
import type { Expected, LastingAlarm, Problem, Pulse } from "./schema.ts";

/** How long each part may be silent before it counts as broken, in seconds. */
export const patienceSeconds = {
  /** Three heartbeats. */
  worker: 30,
  /** A worker looks every minute, and three times in vain is no coincidence. */
  app: 300,
  /** Twice the time over which an object is asked for again. */
  inbox: 600,
} as const;

/** How an alarm is called, and what ends it. */
export const alarmWords = {
  oura_credentials: {
    title: "Oura refuses this application’s credentials",
    remedy:
      "Compare OURA_CLIENT_ID, OURA_CLIENT_SECRET and OURA_TOKEN_URL with Oura’s developer portal, correct them and restart the app and every worker. Nobody was disconnected; what was missed is read again.",
  },
  webhook_subscriptions: {
    title: "Webhook subscriptions cannot be changed",
    remedy:
      "Oura must accept the client id and secret, reach APP_URL/api/oura/webhook over https without a redirect, and be answered within two seconds. It is tried again every hour and whenever a worker starts.",
  },
} as const satisfies Record<AlarmKind, { title: string; remedy: string }>;

/** What keeps data from flowing, the most fundamental first; empty while all is well. */
export function toProblems({ pulse, expected }: { pulse: Pulse; expected: Expected }): Problem[] {
  const isWorkerAlive = toSilence(pulse, pulse.workerSeenAt) < patienceSeconds.worker;
  const found = [
    isWorkerAlive ? null : toWorkerProblem(pulse),
    // Nobody looks whether the app answers while there is no worker.
    isWorkerAlive ? toAppProblem(pulse) : null,
    ...pulse.alarms.map(toAlarmProblem),
    toInboxProblem(pulse),
    toSubscriptionProblem({ pulse, expected }),
  ];
  return found.filter((problem) => problem !== null);
}

/** Seconds since an instant, by the database's clock; infinite when there is none. */
function toSilence({ at }: Pulse, instant: string | null): number {
  return instant === null
    ? Number.POSITIVE_INFINITY
    : (Date.parse(at) - Date.parse(instant)) / 1000;
}

function toWorkerProblem({ workerSeenAt }: Pulse): Problem {
  return {
    kind: "worker",
    title: "No worker is running",
    detail:
      workerSeenAt === null
        ? "No worker is on the list: none was started, or the last one was stopped."
        : "The last heartbeat is more than half a minute old.",
    remedy:
      "Start one with npm start or npm run worker, and look at the end of worker.log. Events wait in the inbox meanwhile, so that none is lost.",
    since: workerSeenAt,
  };
}

function toAppProblem(pulse: Pulse): Problem | null {
  const { appSeenAt } = pulse;
  if (appSeenAt === null || toSilence(pulse, appSeenAt) < patienceSeconds.app) return null;
  return {
    kind: "app",
    title: "The workers cannot reach the app",
    detail: "APP_URL does not answer from where the workers run, so Oura may not reach it either.",
    remedy:
      "Check APP_URL, its name and certificate, and the proxy in front of it. Oura gives up on an event after about an hour; once the app is found again, what it missed is read.",
    since: appSeenAt,
  };
}

function toInboxProblem(pulse: Pulse): Problem | null {
  const { overdueSince } = pulse;
  if (overdueSince === null || toSilence(pulse, overdueSince) < patienceSeconds.inbox) return null;
  return {
    kind: "inbox",
    title: "Events wait in the inbox",
    detail: "The oldest should have been looked at more than ten minutes ago.",
    remedy:
      "See the request budget: while it is blocked, events wait for Oura. Else look at the queue below and at worker.log; one more worker helps when all of them are busy.",
    since: overdueSince,
  };
}

function toSubscriptionProblem({
  pulse: { liveSubscriptions, alarms },
  expected: { subscriptions },
}: {
  pulse: Pulse;
  expected: Expected;
}): Problem | null {
  const isExplained = alarms.some(({ kind }) => kind === "webhook_subscriptions");
  if (liveSubscriptions >= subscriptions || isExplained) return null;
  return {
    kind: "subscriptions",
    title: `${subscriptions - liveSubscriptions} of ${subscriptions} webhook subscriptions are missing`,
    detail: "Oura tells of no change for which there is no subscription.",
    remedy:
      "They are made when a worker starts and checked every hour at seven minutes past. Restart the worker to try at once; worker.log says why it fails.",
    since: null,
  };
}

function toAlarmProblem({ kind, detail, raisedAt }: LastingAlarm): Problem {
  return { kind, ...alarmWords[kind], detail, since: raisedAt };
}
