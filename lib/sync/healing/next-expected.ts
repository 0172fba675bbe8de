import { toNextRun } from "../../jobs/next-run.ts";
import type { DataTypeId } from "../../oura/registry.ts";
import { requireDataType } from "../../oura/registry.ts";
import type { Day } from "../../time/day.ts";
import { toLongestSilence } from "./rhythm.ts";

/** When a type is expected to bring something, and what that rests on. */
export interface NextExpected {
  /** ISO 8601 in UTC. */
  at: string;
  /** The person's own rhythm, the next time it is asked for, or the daily re-read of everything. */
  by: "rhythm" | "poll" | "daily_read";
}

/** What tells a type's rhythm. */
export interface TypeRhythm {
  type: DataTypeId;
  /** The newest days with a document, in any order. */
  days: readonly Day[];
  /** When the newest of them came in, in milliseconds since 1970; null while there is none. */
  arrivedAt: number | null;
}

/** When something of a type is expected next: what has events by its rhythm, what has none when it is polled. */
export function toNextExpected({
  rhythm: { type, days, arrivedAt },
  now,
}: {
  rhythm: TypeRhythm;
  now: number;
}): NextExpected {
  const { webhook, answer } = requireDataType(type);
  if (webhook === null) {
    const task = answer === "samples" ? "poll-heart-rate" : "poll-personal-info";
    return { at: toText(toNextRun({ task, now })), by: "poll" };
  }
  const longest = toLongestSilence(days);
  const at = longest === null || arrivedAt === null ? 0 : arrivedAt + longest;
  const read = toNextRun({ task: "reconcile", now });
  return at > now && at < read
    ? { at: toText(at), by: "rhythm" }
    : { at: toText(read), by: "daily_read" };
}

function toText(instant: number): string {
  return new Date(instant).toISOString();
}
