import { expect, it } from "vitest";
import { toNextRun } from "./next-run.ts";

const at = (text: string) => Date.parse(`2026-03-10T${text}Z`);

it("finds the next run of a task that runs every few minutes, and of one that runs once a day", () => {
  expect(toNextRun({ task: "poll-heart-rate", now: at("10:04:30") })).toBe(at("10:10:00"));
  expect(toNextRun({ task: "poll-heart-rate", now: at("10:10:00") })).toBe(at("10:20:00"));
  expect(toNextRun({ task: "reconcile", now: at("03:39:00") })).toBe(at("03:40:00"));
  expect(toNextRun({ task: "reconcile", now: at("03:40:00") })).toBe(at("03:40:00") + 86_400_000);
});

it("refuses a form that it does not know", () => {
  expect(() => toNextRun({ task: "ensure-subscriptions", now: at("10:00:00") })).toThrow(
    RangeError,
  );
});
