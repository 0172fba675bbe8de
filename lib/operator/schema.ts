import type { AlarmKind } from "../alarms/mutations.ts";
import type { TypeState } from "../sync/schema.ts";

// What the installation's functions of the database answer. Instants are ISO 8601. Counts and times
// only: no field names a person or holds anything of their data.

/** An alarm that lasts. */
export interface LastingAlarm {
  kind: AlarmKind;
  detail: string;
  raisedAt: string;
  lastAt: string;
  count: number;
}

/** Whether data flows: what `/api/health` goes by. */
export interface Pulse {
  /** The database's time. */
  at: string;
  workerSeenAt: string | null;
  /** When a worker last reached the app at its own address; null before the first time. */
  appSeenAt: string | null;
  /** Since when the event that is most overdue should have been looked at. */
  overdueSince: string | null;
  /** Subscriptions of events that have not expired. */
  liveSubscriptions: number;
  alarms: LastingAlarm[];
}

/** Jobs of one task, by where they stand. */
export interface TaskFigures {
  task: string;
  /** Due and not begun. */
  waiting: number;
  running: number;
  /** Due later. */
  later: number;
  /** Tried for the last time. */
  givenUp: number;
  /** Since when the first of those waiting has been due. */
  oldestAt: string | null;
}

export interface SubscriptionFigures {
  /** The webhook's name of a type. */
  dataType: string;
  eventType: string;
  expiresAt: string;
  /** When Oura last confirmed it. */
  checkedAt: string;
}

/** A backfill or a "sync now" under way, whosever it is. */
export interface RunFigures {
  kind: string;
  startedAt: string;
  documents: number;
  samples: number;
  requests: number;
}

/** Everything that the operator's page and the metrics tell. */
export interface Figures {
  pulse: Pulse;
  queue: { tasks: TaskFigures[]; holders: Record<string, number> };
  /** Accounts that can sign in. */
  people: number;
  /** Connections by status. */
  connections: Record<string, number>;
  subscriptions: SubscriptionFigures[];
  /** When an event of each type was last applied, by the registry's id. */
  lastEvents: Record<string, string>;
  inbox: {
    pending: number;
    oldestAt: string | null;
    /** Waiting for their person to connect again. */
    held: number;
  };
  dead: { count: number; newestAt: string | null };
  /** By type, the most frequent twenty: types that are none of ours, and persons. */
  unknown: { type: string; count: number; newestAt: string }[];
  budget: {
    /** Until when Oura wants no request; null when it takes them. */
    blockedUntil: string | null;
    /** Requests by age in tens of seconds, 29 to 0: age, background, prompt. Empty slots are left out. */
    slots: [number, number, number][];
  };
  /** Refreshes of tokens by outcome: since the first, and in the last seven days. */
  refreshes: { outcome: string; total: number; week: number; lastAt: string }[];
  /** Ended within the last 14 days. */
  pastAlarms: { kind: AlarmKind; raisedAt: string; clearedAt: string }[];
  workers: { id: string; startedAt: string; seenAt: string }[];
  /** The app's last absence; null before it was first found. */
  app: { absentFrom: string | null; absentUntil: string | null } | null;
  /** Under way, the oldest twenty, and how many there are in all. */
  runs: RunFigures[];
  runCount: number;
  /** Types of all people by the state of their history. */
  states: Partial<Record<TypeState, number>>;
  /** Reads whose last attempt failed, by the words of it. */
  failures: { words: string; types: number; people: number; lastAt: string }[];
}

/** What of the settings the figures are held against. */
export interface Expected {
  /** Subscriptions that should be. */
  subscriptions: number;
  /** Requests in five minutes. */
  requests: number;
}

/** A thing that the operator should do something about. */
export interface Problem {
  kind: "database" | "worker" | "app" | "inbox" | "subscriptions" | AlarmKind;
  title: string;
  /** What is wrong, with times. */
  detail: string;
  /** What to do about it. */
  remedy: string;
  since: string | null;
}

/** An event that could not be applied, without whose it was. */
export interface Letter {
  key: string;
  /** The label of its type. */
  label: string;
  eventType: string;
  receivedAt: string;
  attempts: number;
  /** Why, in words. */
  lastError: string | null;
  /** False when nobody here has that ring any more, or it is disconnected. */
  isReplayable: boolean;
}

/** A type of which events come. */
export interface AnnouncedType {
  /** The registry's id, and the webhook's name of it. */
  type: string;
  webhook: string;
  label: string;
}

/** The answer of `GET /api/operator`. */
export interface OperatorAnswer {
  figures: Figures;
  expected: Expected;
  types: AnnouncedType[];
  problems: Problem[];
  /** The newest fifty. */
  letters: Letter[];
}

/** The answer of `GET /api/operator/notice`: how many things need the operator. */
export interface OperatorNotice {
  problems: number;
}
