import { describe, expect, it } from "vitest";
import { toAdviceWords, toBedtimeSummary, toBedtimeTable } from "./bedtime-words.ts";

describe("Oura's words on bedtimes", () => {
  it("are its recommendation, or else why there is none", () => {
    expect(
      toAdviceWords({ status: "only_recommended_found", recommendation: "earlier_bedtime" }),
    ).toBe("Oura suggests an earlier bedtime.");
    expect(toAdviceWords({ status: "not_enough_nights", recommendation: null })).toMatch(
      /too few nights yet/,
    );
    expect(toAdviceWords({ status: null, recommendation: null })).toBeNull();
    expect(toAdviceWords(undefined)).toBeNull();
  });

  it("are shown as they come where they are new", () => {
    expect(toAdviceWords({ status: "x", recommendation: "nap_less_often" })).toBe(
      "Oura suggests: nap less often.",
    );
  });
});

describe("words on bedtimes", () => {
  const said = "Oura suggests an earlier bedtime.";

  it("count the nights inside and tell what is typical", () => {
    const nights = 40;
    const toWords = (typical: number) =>
      toBedtimeSummary({ stats: { inside: 18, of: 25, typical }, nights, newestAdvice: said });
    expect(toWords(1440)).toBe("In the window on 18 of 25 nights; typically 24 min late.");
    expect(toWords(-600)).toMatch(/typically 10 min early/);
    expect(toWords(0)).toMatch(/typically inside it/);
  });

  it("say what Oura says where it gives no window", () => {
    expect(toBedtimeSummary({ stats: null, nights: 3, newestAdvice: said })).toBe(
      `No window for these 3 nights. ${said}`,
    );
    expect(toBedtimeSummary({ stats: null, nights: 1, newestAdvice: null })).toBe(
      "No window for this night.",
    );
  });

  it("keep everything open in the table that is not known", () => {
    const { rows } = toBedtimeTable({
      days: ["2026-03-02", "2026-03-03"],
      bedtimes: [-1140, null],
      windows: [{ from: -3600, to: 0 }, null],
      advice: [null, said],
      hourCycle: 24,
    });
    expect(rows).toEqual([
      ["2026-03-02", "23:41", "23:00", "00:00", null],
      ["2026-03-03", null, null, null, said],
    ]);
  });
});
