import { describe, expect, it } from "vitest";
import { toMemberScores, toSharedWindow } from "./shared-scores.ts";

const window = { from: "2026-03-01", to: "2026-03-03" };

describe("shared scores", () => {
  it("look back fourteen days, today included, over the end of a month", () => {
    expect(toSharedWindow("2026-03-05")).toEqual({ from: "2026-02-20", to: "2026-03-05" });
  });

  it("keep a missing day in its place and never call it zero", () => {
    const { sleep } = toMemberScores({
      ...window,
      shares: ["sleep"],
      values: [
        { category: "sleep", day: "2026-03-01", value: 80 },
        { category: "sleep", day: "2026-03-03", value: 0 },
      ],
    });
    expect(sleep).toEqual({
      days: [
        { day: "2026-03-01", value: 80 },
        { day: "2026-03-02", value: null },
        { day: "2026-03-03", value: 0 },
      ],
      latest: { day: "2026-03-03", value: 0 },
      covered: 2,
    });
  });

  it("tell a category that is not shared from one without data", () => {
    const scores = toMemberScores({ ...window, shares: ["activity"], values: [] });
    expect(scores.sleep).toBeNull();
    expect(scores.activity).toMatchObject({ covered: 0, latest: null });
    expect(scores.activity?.days).toHaveLength(3);
  });

  it("drop numbers of a category that is not shared, should any arrive", () => {
    const scores = toMemberScores({
      ...window,
      shares: [],
      values: [{ category: "sleep", day: "2026-03-01", value: 80 }],
    });
    expect(Object.values(scores)).toEqual([null, null, null, null]);
  });
});
