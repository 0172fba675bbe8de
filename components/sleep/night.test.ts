import { describe, expect, it } from "vitest";
import { toNightView } from "./night.ts";
import { toNightTable } from "./night-table.ts";
import { toNightSummary, toNoStagesReason, toSpanText } from "./night-words.ts";

const day = "2026-03-04";

function toDocument(fields: Record<string, unknown>) {
  return {
    id: "night",
    day,
    type: "long_sleep",
    bedtime_start: "2026-03-03T23:00:00+05:45",
    bedtime_end: "2026-03-03T23:20:00+05:45",
    total_sleep_duration: 900,
    time_in_bed: 1200,
    sleep_phase_5_min: "4221",
    ...fields,
  };
}

const read = (...documents: unknown[]) => toNightView({ day, documents });

describe("the sleeps of a day", () => {
  it("are the longest long sleep, and the others by time", () => {
    const view = read(
      toDocument({ id: "late", type: "late_nap", bedtime_start: "2026-03-04T17:00:00+05:45" }),
      toDocument({ id: "second", total_sleep_duration: 600 }),
      toDocument({ id: "main" }),
      toDocument({ id: "nap", type: "sleep", bedtime_start: "2026-03-04T13:00:00+05:45" }),
    );
    expect(view.main?.id).toBe("main");
    expect(view.others.map(({ id, kind }) => [id, kind])).toEqual([
      ["second", "night"],
      ["nap", "nap"],
      ["late", "nap"],
    ]);
  });

  it("hide what Oura took back, label what it detected wrongly, and pass by what is no sleep", () => {
    const view = read(
      toDocument({ id: "gone", type: "deleted" }),
      toDocument({ id: "rest", type: "rest" }),
      { id: "broken" },
      toDocument({ id: "other", day: "2026-03-05" }),
    );
    expect(view.main).toBeNull();
    expect(view.others.map(({ id, kind }) => [id, kind])).toEqual([["rest", "rest"]]);
  });

  it("take 255 and 0 for what was not measured", () => {
    const { main } = read(toDocument({ lowest_heart_rate: 255, average_hrv: 0 }));
    expect(main).toMatchObject({ lowestHeartRate: null, averageHrv: null });
  });

  it("prefer stages of thirty seconds", () => {
    expect(read(toDocument({})).main?.hypnogram?.stepSeconds).toBe(300);
    const fine = read(toDocument({ sleep_phase_30_sec: "44222211" })).main?.hypnogram;
    expect(fine).toMatchObject({ stepSeconds: 30, phases: "44222211", offsetMinutes: 345 });
  });

  it("have no hypnogram without stages, and none where a timestamp names no instant", () => {
    expect(read(toDocument({ sleep_phase_5_min: null })).main?.hypnogram).toBeNull();
    expect(read(toDocument({ bedtime_end: "2026-03-03T23:20:00" })).main?.hypnogram).toBeNull();
  });
});

describe("a night in words", () => {
  it("is told on the clock of recording", () => {
    const { main } = read(toDocument({ lowest_heart_rate: 47 }));
    if (main === null) throw new Error("no night");
    expect(toSpanText({ sleep: main, hourCycle: 12 })).toBe("11:00 pm – 11:20 pm");
    expect(toNightSummary({ sleep: main, hourCycle: 24 })).toBe(
      "In bed from 23:00 to 23:20, 15 min asleep; the heart rate fell to 47 bpm.",
    );
  });

  it("says why there are no stages as far as it knows", () => {
    const toReason = (fields: Record<string, unknown>) => {
      const { main } = read(toDocument({ sleep_phase_5_min: null, ...fields }));
      return main && toNoStagesReason(main);
    };
    expect(toReason({ low_battery_alert: true })).toMatch(/battery was low/);
    expect(toReason({})).toMatch(/sleep of 20 min: short ones/);
    expect(toReason({ time_in_bed: 25_000 })).toMatch(/Opening the Oura app/);
  });
});

describe("a hypnogram in rows", () => {
  it("has a row a run, with the mean of the samples inside it", () => {
    const hrv = {
      interval: 300,
      timestamp: "2026-03-03T23:00:00+05:45",
      items: [40, 50, null, 70],
    };
    const hypnogram = read(toDocument({ sleep_phase_5_min: "4221", hrv })).main?.hypnogram;
    if (!hypnogram) throw new Error("no hypnogram");
    expect(toNightTable({ hypnogram, hourCycle: 24 }).rows).toEqual([
      ["23:00", "23:05", "Awake", 5, null, 40],
      ["23:05", "23:15", "Light", 10, null, 50],
      ["23:15", "23:20", "Deep", 5, null, 70],
    ]);
  });

  it("leaves the stage of an unknown stretch empty", () => {
    const hypnogram = read(toDocument({ sleep_phase_5_min: "49" })).main?.hypnogram;
    if (!hypnogram) throw new Error("no hypnogram");
    expect(toNightTable({ hypnogram, hourCycle: 24 }).rows.map((row) => row[2])).toEqual([
      "Awake",
      null,
    ]);
  });
});
