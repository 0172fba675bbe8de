import { describe, expect, it } from "vitest";
import { toTimeSpans } from "./time-spans.ts";

const startMs = Date.parse("2026-11-14T04:00:00+09:00");
const seconds = 86_400;
const place = (from: string, to: string) =>
  toTimeSpans({ intervals: [{ from, to, label: "Run" }], startMs, seconds }).map(
    ({ start, end }) => [start, end],
  );

describe("intervals on a time axis", () => {
  it("stand at their instants, whatever offset they are written in", () => {
    expect(place("2026-11-14T10:00:00+09:00", "2026-11-14T03:00:00Z")).toEqual([[0.25, 1 / 3]]);
  });

  it("are cut at the ends of the axis", () => {
    expect(place("2026-11-13T23:00:00+09:00", "2026-11-14T07:00:00+09:00")).toEqual([[0, 0.125]]);
  });

  it("are left out when they lie outside, run backwards or name no instant", () => {
    expect(place("2026-11-12T23:00:00+09:00", "2026-11-13T07:00:00+09:00")).toEqual([]);
    expect(place("2026-11-14T10:00:00+09:00", "2026-11-14T09:00:00+09:00")).toEqual([]);
    expect(place("2026-11-14T10:00:00", "2026-11-14T11:00:00")).toEqual([]);
  });
});
