/** How many failures are free and how the wait grows after them. */
export interface ThrottleRule {
  freeFailures: number;
  firstWaitSeconds: number;
  longestWaitSeconds: number;
  /** After this long without a failure all is forgotten. */
  forgetAfterSeconds: number;
}

const longestWaitSeconds = 15 * 60;
const forgetAfterSeconds = 24 * 3600;

/** One account takes few mistypings; one address may be a household or an office. */
export const throttleRules = {
  account: { freeFailures: 5, firstWaitSeconds: 5, longestWaitSeconds, forgetAfterSeconds },
  address: { freeFailures: 25, firstWaitSeconds: 5, longestWaitSeconds, forgetAfterSeconds },
  registration: { freeFailures: 10, firstWaitSeconds: 30, longestWaitSeconds, forgetAfterSeconds },
} as const satisfies Record<string, ThrottleRule>;

/** What is kept of one account or address: failures so far, and when the last one was. */
export interface Attempts {
  failures: number;
  lastFailureAt: Date;
}

/** The wait after so many failures in a row: none at first, then doubling up to the rule's longest. */
export function toWaitSeconds({
  failures,
  rule,
}: {
  failures: number;
  rule: ThrottleRule;
}): number {
  const beyond = failures - rule.freeFailures;
  if (beyond < 0) return 0;
  // 2^30 waits are beyond any rule; a larger power would only lose precision.
  return Math.min(rule.longestWaitSeconds, rule.firstWaitSeconds * 2 ** Math.min(beyond, 30));
}

/** Whole seconds until the next attempt is let through; 0: now. */
export function toSecondsLeft({
  attempts,
  rule,
  now,
}: {
  attempts: Attempts;
  rule: ThrottleRule;
  now: Date;
}): number {
  // Parallel attempts may each carry an earlier moment than the one counted last.
  const passed = Math.max(0, (now.getTime() - attempts.lastFailureAt.getTime()) / 1000);
  if (passed >= rule.forgetAfterSeconds) return 0;
  return Math.max(0, Math.ceil(toWaitSeconds({ failures: attempts.failures, rule }) - passed));
}

/** The count once one more attempt is under way; an old count starts again. */
export function toNextFailures({
  attempts,
  rule,
  now,
}: {
  attempts: Attempts;
  rule: ThrottleRule;
  now: Date;
}): number {
  const passed = (now.getTime() - attempts.lastFailureAt.getTime()) / 1000;
  return passed >= rule.forgetAfterSeconds ? 1 : attempts.failures + 1;
}

/** "in 5 seconds", "in 2 minutes": when to try again. */
export function formatWait(seconds: number): string {
  if (seconds < 60) return `in ${seconds} ${seconds === 1 ? "second" : "seconds"}`;
  const minutes = Math.ceil(seconds / 60);
  return `in ${minutes} ${minutes === 1 ? "minute" : "minutes"}`;
}
