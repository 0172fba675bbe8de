import { describe, expect, it } from "vitest";
import { toCoverage } from "./to-coverage.ts";

const counts = [
  {
    type: "sleep",
    month: "2026-01-01",
    present: 10,
    firstDay: "2026-01-20",
    lastDay: "2026-01-31",
  },
  {
    type: "sleep",
    month: "2026-02-01",
    present: 27,
    firstDay: "2026-02-01",
    lastDay: "2026-02-28",
  },
  {
    type: "sleep",
    month: "2026-03-01",
    present: 11,
    firstDay: "2026-03-01",
    lastDay: "2026-03-11",
  },
  {
    type: "daily_spo2",
    month: "2026-03-01",
    present: 2,
    firstDay: "2026-03-09",
    lastDay: "2026-03-10",
  },
];
const rows = toCoverage({ counts, granted: ["daily", "heartrate"], today: "2026-03-10" });
const find = (type: string) => rows.find((row) => row.type === type);

describe("toCoverage", () => {
  it("counts a type's days from its own first day to today, month by month", () => {
    expect(find("sleep")).toMatchObject({
      firstDay: "2026-01-20",
      lastDay: "2026-03-11",
      scopeLabel: "Sleep, readiness and activity",
      isGranted: true,
      isDaily: true,
      months: [
        { month: "2026-01-01", present: 10, due: 12 },
        { month: "2026-02-01", present: 27, due: 28 },
        { month: "2026-03-01", present: 10, due: 10 },
      ],
      present: 47,
      due: 50,
    });
  });

  it("gives every type the same months, and none of them due before its first day", () => {
    expect(find("daily_spo2")).toMatchObject({ isGranted: false, present: 2, due: 2 });
    expect(find("daily_spo2")?.months.map(({ due }) => due)).toEqual([0, 0, 2]);
    expect(find("tag")?.months.map(({ due }) => due)).toEqual([0, 0, 0]);
    expect(find("tag")).toMatchObject({ firstDay: null, isDaily: false });
    expect(new Set(rows.map(({ months }) => months.length))).toEqual(new Set([3]));
  });

  it("leaves out what belongs to no day", () => {
    expect(find("personal_info")).toBeUndefined();
    expect(find("ring_configuration")).toBeUndefined();
  });

  it("has this month even of a person without anything", () => {
    const empty = toCoverage({ counts: [], granted: [], today: "2026-03-10" });
    expect(empty[0]?.months).toEqual([{ month: "2026-03-01", present: 0, due: 0 }]);
  });
});
