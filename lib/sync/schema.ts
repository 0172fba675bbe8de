import type { ConnectionStatus } from "../connections/data.ts";

/** Where one type's history stands. */
export type TypeState = "pending" | "running" | "complete" | "not_granted" | "failed";

/** One type's row. Instants are ISO 8601 in UTC, days `YYYY-MM-DD`. */
export interface TypeProgress {
  type: string;
  label: string;
  state: TypeState;
  /** Documents stored; readings for heart rate. */
  documents: number;
  /** Days of history stored so far, newest first. */
  daysCovered: number;
  /** Days of history there are; null until the first day is known, and for types without days. */
  daysTotal: number | null;
  lastEventAt: string | null;
  lastFetchAt: string | null;
  lastSuccessAt: string | null;
  lastError: string | null;
  /** When the person last asked for a re-read of it. */
  askedAt: string | null;
  /** Events that wait to be applied, and those that could not be. */
  waitingEvents: number;
  deadEvents: number;
}

/** A backfill, or a "sync now". */
export interface RunProgress {
  kind: "backfill" | "sync_now";
  status: "running" | "complete" | "failed" | "cancelled";
  startedAt: string;
  finishedAt: string | null;
  documents: number;
  samples: number;
  requests: number;
  /** 0 to 1. */
  fraction: number;
  /** Seconds left, or null while there is nothing to go by. */
  etaSeconds: number | null;
  error: string | null;
}

/** The answer of `GET /api/sync`. */
export interface SyncProgress {
  connection: { status: ConnectionStatus; reason: string | null } | null;
  /** The backfill under way, else the latest run; null before the first. */
  run: RunProgress | null;
  types: TypeProgress[];
  /** When anything was last read without a failure. */
  lastSyncAt: string | null;
  /** From when on the whole history may be fetched again; null when it may now. */
  againAt: string | null;
}

/** The answer of `POST /api/sync`. */
export interface SyncRequestResult {
  /** `recent`: asked for too short a time ago, so that nothing was begun; `running`: under way already. */
  state: "started" | "recent" | "running" | "not_granted" | "disconnected";
  /** Seconds until another one may be asked for. */
  retryAfterSeconds: number;
}
