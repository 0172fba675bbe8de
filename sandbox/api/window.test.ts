import { expect, test } from "vitest";
import { readInstant } from "./window.ts";

const seconds = (stamp: string) => Date.parse(stamp) / 1000;

test.each([
  ["2026-11-10", "2026-11-10T00:00:00Z"],
  ["2026-11-10T08:30", "2026-11-10T08:30:00Z"],
  ["2026-11-10 08:30:15", "2026-11-10T08:30:15Z"],
  ["2026-11-10T08:30:15Z", "2026-11-10T08:30:15Z"],
  ["2026-11-10T08:30:15.250+02:00", "2026-11-10T06:30:15.250Z"],
  ["2026-11-10T08:30:15-0500", "2026-11-10T13:30:15Z"],
])("%s is an instant, in UTC unless it says otherwise", (text, instant) => {
  expect(readInstant(text)).toBe(seconds(instant));
});

test.each([
  ["1", 1],
  ["1762732800", 1_762_732_800],
  ["1762732800000", 1_762_732_800],
  ["-5.5", -5.5],
])("%s is a unix time, in milliseconds when it is too great for seconds", (text, instant) => {
  expect(readInstant(text)).toBe(instant);
});

test.each([
  "yesterday",
  "2026-11",
  "2026-13-01",
  "2026-02-30",
  "2026-11-10T25:00:00",
  "2026-11-10T08:30:15 02:00",
  "2026-11-10T08:30:15Z; --",
])("%s is none", (text) => {
  expect(readInstant(text)).toBeNull();
});
