import type { DayGap, GapCause } from "../people/gaps.ts";
import type { FaultValues } from "../server/faults.ts";
import type { LoggedRequest, RequestCount } from "../server/request-log.ts";
import type { DisruptionValues } from "../webhooks/disruptions.ts";

/** The bodies of the control API: what routes answer with and what the client reads. */

/** Days are the last night and the last daytime that exist. */
export interface PersonaAnswer {
  id: string;
  name: string;
  story: string;
  email: string;
  time_zone: string;
  user_id: string;
  first_day: string;
  last_night: string;
  last_day: string;
  membership: "active" | "ended";
}

/** Something that happened to a document, as subscribers are told of it. */
export interface ChangeAnswer {
  event: "create" | "update" | "delete";
  type: string;
  id: string;
}

export interface ActionAnswer extends PersonaAnswer {
  changes: readonly ChangeAnswer[];
}

/** What a person's data lack, and the true causes, whatever the membership lets be read. */
export interface GapsAnswer {
  days: readonly DayGap[];
  /** Stretches without heart rate, longer than a quarter of an hour, as ISO 8601 in UTC. */
  silences: readonly { from: string; until: string; cause: GapCause }[];
}

export interface ClockAnswer {
  /** ISO 8601 in UTC, with milliseconds. */
  now: string;
  /** Seconds of this clock in a real one; 0 stands still. */
  speed: number;
  /** Whether it shows real time. */
  is_real: boolean;
}

export interface FaultAnswer extends FaultValues {
  id: string;
  /** Requests that matched so far, and those that were struck. */
  matched: number;
  struck: number;
}

export interface DisruptionAnswer extends DisruptionValues {
  /** Deliveries that wait for their time, a retry or the end of an outage. */
  pending: number;
}

export interface SubscriptionAnswer {
  id: string;
  /** The application that subscribed. */
  client_id: string;
  callback_url: string;
  event_type: string;
  data_type: string;
  expires_at: string;
}

export interface DeliveryAnswer {
  id: string;
  subscription_id: string;
  url: string;
  event_type: string;
  data_type: string;
  object_id: string;
  /** The very text that is sent and signed. */
  body: string;
  status: "pending" | "delivered" | "failed" | "cancelled" | "lost";
  tries: readonly {
    at: string;
    status: number | null;
    error: string | null;
    milliseconds: number;
  }[];
  created_at: string;
  finished_at: string | null;
  next_attempt_at: string | null;
  replay_of: string | null;
}

/** A personal access token, without itself. */
export interface TokenAnswer {
  id: string;
  persona: string;
  note: string;
  /** Short. */
  scopes: readonly string[];
  created_at: string;
}

export interface IssuedTokenAnswer extends TokenAnswer {
  token: string;
}

export interface RequestAnswer extends Omit<LoggedRequest, "at"> {
  at: string;
}

export interface RequestLogAnswer {
  total: number;
  data: readonly RequestAnswer[];
}

export interface RequestCountsAnswer {
  total: number;
  data: readonly RequestCount[];
}
