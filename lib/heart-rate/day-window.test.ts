import { describe, expect, it } from "vitest";
import { toDaysOfView, toDayWindow, toHeartView } from "./day-window.ts";

const timeZone = "Europe/Berlin";
const write = ({ start, end }: { start: number; end: number }) =>
  [start, end].map((at) => new Date(at).toISOString());

describe("the window of a day", () => {
  it("is midnight to midnight of the local clock: 23 hours when clocks go forward", () => {
    expect(write(toDayWindow({ day: "2026-03-29", timeZone, view: "day" }))).toEqual([
      "2026-03-28T23:00:00.000Z",
      "2026-03-29T22:00:00.000Z",
    ]);
  });

  it("is evening to evening around the night: 25 hours when clocks go back", () => {
    expect(write(toDayWindow({ day: "2026-10-25", timeZone, view: "night" }))).toEqual([
      "2026-10-24T16:00:00.000Z",
      "2026-10-25T17:00:00.000Z",
    ]);
    const west = { day: "2026-07-04", timeZone: "America/Los_Angeles", view: "night" } as const;
    expect(write(toDayWindow(west))).toEqual([
      "2026-07-04T01:00:00.000Z",
      "2026-07-05T01:00:00.000Z",
    ]);
  });

  it("needs the day before as well around a night", () => {
    const day = "2026-03-01";
    expect(toDaysOfView({ day, view: "day" })).toEqual({ from: day, to: day });
    expect(toDaysOfView({ day, view: "night" })).toEqual({ from: "2026-02-28", to: day });
  });

  it("is a day's unless a URL asks for the night", () => {
    expect([null, "nonsense", "night"].map(toHeartView)).toEqual(["day", "day", "night"]);
  });
});
