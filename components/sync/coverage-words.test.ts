import { describe, expect, it } from "vitest";
import { toMonthWords, toRowShare } from "./coverage-words.ts";

const row = { label: "Sleep score", isDaily: true, isGranted: true, firstDay: "2026-01-01" };
const month = "2026-03-01";

describe("a month in words", () => {
  it("counts the days of what comes daily, and the days with something of what does not", () => {
    expect(toMonthWords({ row, month: { month, present: 28, due: 31 } })).toBe(
      "Sleep score, Mar 2026: 28 of 31 days",
    );
    const tags = { ...row, label: "Tags", isDaily: false };
    expect(toMonthWords({ row: tags, month: { month, present: 1, due: 31 } })).toBe(
      "Tags, Mar 2026: on 1 day",
    );
    expect(toMonthWords({ row: tags, month: { month, present: 0, due: 31 } })).toMatch(/none$/);
  });

  it("tells what is not shared from what had not begun", () => {
    const none = { month, present: 0, due: 0 };
    expect(toMonthWords({ row, month: none })).toMatch(/before its first day$/);
    expect(toMonthWords({ row: { ...row, firstDay: null }, month: none })).toMatch(/nothing yet$/);
    expect(toMonthWords({ row: { ...row, isGranted: false }, month: none })).toMatch(/not shared$/);
  });
});

it("calls a row whole only when no day is missing", () => {
  expect(toRowShare({ ...row, present: 999, due: 1000 })).toBe("99 %");
  expect(toRowShare({ ...row, present: 1000, due: 1000 })).toBe("100 %");
  expect(toRowShare({ ...row, isDaily: false, present: 1, due: 1000 })).toBe("1 day");
  expect(toRowShare({ ...row, isGranted: false, present: 0, due: 0 })).toBe("not shared");
});
