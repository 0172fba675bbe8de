import { dataTypes } from "../oura/registry.ts";
import type { Day } from "../time/day.ts";
import { toHistoryKind } from "./plan.ts";
import { toDays, toFraction, toSecondsLeft } from "./progress.ts";
import type { RunProgress, TypeProgress, TypeState } from "./schema.ts";

/** A row of `sync_state`. */
export interface StateRow {
  type: string;
  state: TypeState;
  coveredFrom: Day | null;
  documents: number;
  lastEventAt: Date | null;
  lastFetchAt: Date | null;
  lastSuccessAt: Date | null;
  lastError: string | null;
  askedAt: Date | null;
  waitingEvents: number;
  deadEvents: number;
}

/** A row of `sync_run`. */
export interface RunRow {
  kind: RunProgress["kind"];
  status: RunProgress["status"];
  startedAt: Date;
  finishedAt: Date | null;
  documents: number;
  samples: number;
  requests: number;
  error: string | null;
}

/** Whether the length of the history may still grow with this type. */
export function isUnsettledDocumentType({
  type,
  state,
}: {
  type: string;
  state: TypeState;
}): boolean {
  const known = dataTypes.find(({ id }) => id === type);
  if (known === undefined || toHistoryKind(known) !== "documents") return false;
  return state === "pending" || state === "running";
}

/** One line for each registered type, in the registry's order. */
export function toTypeProgress({
  rows,
  startDay,
  knownDays,
  historyDays,
}: {
  rows: readonly StateRow[];
  startDay: Day;
  /** Days since the first one with data, as far as it is known. */
  knownDays: number;
  /** The same once it is known for good. */
  historyDays: number | null;
}): TypeProgress[] {
  const byType = new Map(rows.map((row) => [row.type, row]));
  return dataTypes.map((type) => {
    const row = byType.get(type.id);
    const kind = toHistoryKind(type);
    const covered = toDays({ from: row?.coveredFrom ?? null, startDay });
    const isDated = kind !== "whole";
    return {
      type: type.id,
      label: type.label,
      state: row?.state ?? "pending",
      documents: row?.documents ?? 0,
      // What lies before the first day was asked for too, but it is no history to have covered.
      daysCovered: isDated ? Math.min(covered, knownDays) : 0,
      daysTotal: isDated ? historyDays : null,
      lastEventAt: row?.lastEventAt?.toISOString() ?? null,
      lastFetchAt: row?.lastFetchAt?.toISOString() ?? null,
      lastSuccessAt: row?.lastSuccessAt?.toISOString() ?? null,
      lastError: row?.lastError ?? null,
      askedAt: row?.askedAt?.toISOString() ?? null,
      waitingEvents: row?.waitingEvents ?? 0,
      deadEvents: row?.deadEvents ?? 0,
    };
  });
}

/** The run with how far it has come and how long it will take. */
export function toRunProgress({
  run,
  types,
  historyDays,
  now,
}: {
  run: RunRow;
  types: readonly TypeProgress[];
  historyDays: number | null;
  now: number;
}): RunProgress {
  const { startedAt, finishedAt, ...figures } = run;
  const coverages = dataTypes.flatMap((type) => {
    const found = types.find((one) => one.type === type.id);
    return found === undefined ? [] : [{ kind: toHistoryKind(type), ...found }];
  });
  const isRunning = run.status === "running";
  const fraction = isRunning ? toFraction({ types: coverages, historyDays }) : 1;
  const elapsedSeconds = (now - startedAt.getTime()) / 1000;
  return {
    ...figures,
    startedAt: startedAt.toISOString(),
    finishedAt: finishedAt?.toISOString() ?? null,
    fraction,
    etaSeconds: isRunning ? toSecondsLeft({ fraction, elapsedSeconds }) : null,
  };
}
