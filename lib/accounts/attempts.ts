import "server-only";
import { sha256 } from "../crypto.ts";
import type { Db } from "../db/scope.ts";
import { AppError } from "../errors.ts";
import {
  formatWait,
  type ThrottleRule,
  throttleRules,
  toNextFailures,
  toSecondsLeft,
} from "./throttle.ts";

type RuleName = keyof typeof throttleRules;

/** What attempts are counted by: an account (its e-mail address) or a network address. */
export interface ThrottleSubject {
  rule: RuleName;
  value: string;
}

interface AttemptRow {
  key: string;
  failures: number;
  windowAt: Date;
}

/** Hashed, so that the table names nobody who merely mistyped an address. */
function toKey({ rule, value }: ThrottleSubject): string {
  return `${rule}:${sha256(value)}`;
}

/**
 * Counts an attempt before it is made, so that parallel ones cannot all slip through; a success gives
 * it back with {@link forgiveAttempt}. Known and unknown accounts are treated alike.
 * @returns seconds to wait when the attempt may not be made (and was not counted), else 0.
 */
export async function countAttempt(
  db: Db,
  { subjects, now }: { subjects: readonly ThrottleSubject[]; now: Date },
): Promise<number> {
  const keys = subjects.map(toKey);
  await db.$executeRaw`
    INSERT INTO sign_in_attempt (key, failures, window_at)
    SELECT k, 0, ${now} FROM unnest(${keys}::text[]) k ORDER BY k ON CONFLICT DO NOTHING`;
  const rows = await db.$queryRaw<AttemptRow[]>`
    SELECT key, failures, window_at AS "windowAt" FROM sign_in_attempt
    WHERE key = ANY (${keys}::text[]) ORDER BY key FOR UPDATE`;
  const judged = rows.map((row) => {
    const rule: ThrottleRule = throttleRules[row.key.split(":")[0] as RuleName];
    const attempts = { failures: row.failures, lastFailureAt: row.windowAt };
    return {
      key: row.key,
      secondsLeft: toSecondsLeft({ attempts, rule, now }),
      failures: toNextFailures({ attempts, rule, now }),
    };
  });
  const secondsLeft = Math.max(...judged.map((each) => each.secondsLeft));
  if (secondsLeft > 0) return secondsLeft;
  for (const { key, failures } of judged) {
    await db.signInAttempt.update({ where: { key }, data: { failures, windowAt: now } });
  }
  return 0;
}

/** After a success: the account starts anew, the address gets back the one attempt it made. */
export async function forgiveAttempt(
  db: Db,
  { subjects }: { subjects: readonly ThrottleSubject[] },
): Promise<void> {
  for (const subject of subjects) {
    const key = toKey(subject);
    if (subject.rule === "account") {
      await db.signInAttempt.deleteMany({ where: { key } });
    } else {
      await db.$executeRaw`
        UPDATE sign_in_attempt SET failures = greatest(0, failures - 1) WHERE key = ${key}`;
    }
  }
}

/** What a person who must wait is told: nothing of whether the account exists. */
export function tooManyAttempts(secondsLeft: number): AppError {
  const message = `Too many attempts. Try again ${formatWait(secondsLeft)}.`;
  return new AppError("too_many_attempts", message, { retryAfterSeconds: secondsLeft });
}
