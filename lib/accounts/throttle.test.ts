import { describe, expect, it } from "vitest";
import {
  formatWait,
  throttleRules,
  toNextFailures,
  toSecondsLeft,
  toWaitSeconds,
} from "./throttle.ts";

const rule = throttleRules.account;
const now = new Date("2026-03-01T12:00:00Z");
const ago = (seconds: number) => new Date(now.getTime() - seconds * 1000);

describe("the wait after failed sign-ins", () => {
  it("is nothing for the first few, then doubles up to a quarter of an hour", () => {
    const waits = [0, 4, 5, 6, 7, 8, 12, 13, 500].map((failures) =>
      toWaitSeconds({ failures, rule }),
    );
    expect(waits).toEqual([0, 0, 5, 10, 20, 40, 640, 900, 900]);
  });

  it("counts down from the last failure, in whole seconds rounded up", () => {
    const left = (seconds: number) =>
      toSecondsLeft({ attempts: { failures: 7, lastFailureAt: ago(seconds) }, rule, now });
    expect([left(0), left(0.5), left(19.2), left(20), left(21)]).toEqual([20, 20, 1, 0, 0]);
  });

  it("makes nobody wait for an attempt that was counted a moment later", () => {
    const attempts = { failures: 1, lastFailureAt: ago(-0.2) };
    expect(toSecondsLeft({ attempts, rule, now })).toBe(0);
  });

  it("forgets after a day without a failure", () => {
    const attempts = { failures: 12, lastFailureAt: ago(rule.forgetAfterSeconds) };
    expect(toSecondsLeft({ attempts, rule, now })).toBe(0);
    expect(toNextFailures({ attempts, rule, now })).toBe(1);
  });

  it("counts one more before that", () => {
    const attempts = { failures: 12, lastFailureAt: ago(60) };
    expect(toNextFailures({ attempts, rule, now })).toBe(13);
  });

  it("is told in seconds or minutes", () => {
    expect([1, 5, 59, 60, 61, 900].map(formatWait)).toEqual([
      "in 1 second",
      "in 5 seconds",
      "in 59 seconds",
      "in 1 minute",
      "in 2 minutes",
      "in 15 minutes",
    ]);
  });
});
