import "server-only";
import type { Db } from "../../db/scope.ts";
import { listActivityClasses } from "../../documents/day-data.ts";
import { listPackedDays } from "../../heart-rate/data.ts";
import { toToday } from "../../metrics/today.ts";
import { toRecordedTime } from "../../time/clock.ts";
import { addDays, type Day, eachDay, toDay } from "../../time/day.ts";
import type { UserId } from "../../user-id.ts";
import { readPersonEvidence } from "./evidence.ts";
import { toGapKind } from "./explain.ts";
import type { SilencesAnswer } from "./schema.ts";
import { type MovementClasses, toSilentStretches } from "./silences.ts";
import { listSleeps } from "./wear-data.ts";

/** Stretches of a span of time without heart rate, each with its reason. Instants in milliseconds since 1970. */
export async function getSilences(
  db: Db,
  {
    userId,
    from,
    to,
    now = Date.now(),
  }: { userId: UserId; from: number; to: number; now?: number },
): Promise<SilencesAnswer> {
  const person = await readPersonEvidence(db, { userId });
  const utcDays = { firstDay: toUtcDay(from), lastDay: toUtcDay(to - 1) };
  const readings = await listInstants(db, { userId, days: eachDay(utcDays) });
  const around = eachDay({
    firstDay: addDays({ day: utcDays.firstDay, count: -1 }),
    lastDay: addDays({ day: utcDays.lastDay, count: 1 }),
  });
  const movement = await listMovement(db, { userId, days: around });
  const { timeZone, lastDay } = person;
  const today = toToday({ calendarDay: toDay({ instant: now, timeZone }), lastDay });
  // Whether the ring was on is asked of the very minutes, not of whole days.
  const evidence = { ...person, today, wear: { night: new Map(), day: new Map() } };
  const stretches = toSilentStretches({
    readings,
    from,
    // What is still to come is not missing; in the sandbox the ring's clock may be ahead of this one.
    until: Math.min(to, Math.max(now, person.newestAt ?? now)),
    evidence: {
      sleeps: await listSleeps(db, { userId, days: around }),
      movement,
      newestAt: person.newestAt,
      unreadKind: (at) => {
        const day = toDay({ instant: at, timeZone });
        const kind = toGapKind({
          day,
          type: "heartrate",
          evidence: { ...evidence, documentOf: () => null },
        });
        return kind === "nothing_returned" || kind === "rereading" ? null : kind;
      },
    },
  });
  return {
    silences: stretches.map(({ kind, ...span }) => ({
      from: new Date(span.from).toISOString(),
      to: new Date(span.to).toISOString(),
      kind,
    })),
  };
}

async function listInstants(
  db: Db,
  { userId, days }: { userId: UserId; days: readonly Day[] },
): Promise<number[]> {
  const packed = await listPackedDays(db, { userId, days });
  return packed.flatMap(({ day, at }) => {
    const midnight = Date.parse(`${day}T00:00:00Z`);
    return at.map((second) => midnight + second * 1000);
  });
}

async function listMovement(
  db: Db,
  { userId, days }: { userId: UserId; days: readonly Day[] },
): Promise<MovementClasses[]> {
  const [from = "", to = ""] = [days[0], days.at(-1)];
  const rows = await listActivityClasses(db, { userId, from, to });
  return rows.flatMap(({ classes, startsAt }) => {
    const start = toRecordedTime(startsAt);
    return start === null ? [] : [{ from: start.epochMs, classes }];
  });
}

function toUtcDay(instant: number): Day {
  return new Date(instant).toISOString().slice(0, 10);
}
