import { describe, expect, it } from "vitest";
import { readFixture } from "./fixtures/read-fixture.ts";
import { type DataTypeId, requireDataType } from "./registry.ts";

function readAll(id: DataTypeId) {
  return readFixture(id).map((payload) => requireDataType(id).read(payload));
}

describe("metrics of a night", () => {
  const [night, nap, shortNight] = readAll("sleep");

  it("counts its clock from the midnight of its day, by the clock of recording", () => {
    expect(night?.metrics).toMatchObject({
      bedtime_start_offset: -19 * 60,
      bedtime_end_offset: 7 * 3600 + 31 * 60,
      sleep_midpoint_offset: 3 * 3600 + 36 * 60,
    });
    expect(night?.startsAt).toBe("2026-03-02T23:41:00.000+05:45");
  });

  it("adds up", () => {
    const sum = (...keys: string[]) =>
      keys.reduce(
        (total, key) =>
          total + Number(Object.entries(night?.metrics ?? {}).find(([k]) => k === key)?.[1]),
        0,
      );
    expect(sum("deep_sleep", "rem_sleep", "light_sleep")).toBe(sum("total_sleep"));
    expect(sum("total_sleep", "awake_time")).toBe(sum("time_in_bed"));
  });

  it("takes the sentinels of a sleep without heart rate for nothing", () => {
    expect(shortNight?.metrics).toMatchObject({
      lowest_heart_rate: null,
      average_heart_rate: null,
      average_hrv: null,
      total_sleep: 10_800,
    });
  });

  it("never come from a nap", () => {
    expect(nap?.rank).toBeNull();
    expect(nap?.metrics).toEqual({});
  });

  it("come from the longest long sleep of the day, and from no false, removed or unknown one", () => {
    const [payload] = readFixture("sleep");
    const toRank = (change: object) =>
      requireDataType("sleep").read({ ...payload, ...change }).rank;
    expect(toRank({ total_sleep_duration: 9000 })).toBeGreaterThan(
      toRank({ total_sleep_duration: null, time_in_bed: 8000 }) ?? Number.NaN,
    );
    for (const type of ["sleep", "late_nap", "rest", "deleted", "quite_new", null]) {
      expect(toRank({ type })).toBeNull();
    }
  });

  it("keep the midpoint of a night in which the clocks change", () => {
    const { metrics } = requireDataType("sleep").read({
      id: "a",
      day: "2026-03-29",
      type: "long_sleep",
      bedtime_start: "2026-03-28T23:00:00+01:00",
      bedtime_end: "2026-03-29T08:00:00+02:00",
    });
    expect(metrics).toMatchObject({
      bedtime_start_offset: -3600,
      bedtime_end_offset: 8 * 3600,
      sleep_midpoint_offset: 3 * 3600,
    });
  });
});

describe("sentinels", () => {
  it("read a blood oxygen of 0.0 as missing", () => {
    const averages = readAll("daily_spo2").map(({ metrics }) => metrics);
    expect(averages).toEqual([
      { spo2_average: 96.842, breathing_disturbance_index: 6 },
      { spo2_average: null, breathing_disturbance_index: null },
      { spo2_average: null, breathing_disturbance_index: null },
    ]);
  });

  it("read a stress of 0 and 0 without summary as missing, and a real zero as zero", () => {
    expect(readAll("daily_stress").map(({ metrics }) => metrics)).toEqual([
      { stress_high: 4500, recovery_high: 9900 },
      { stress_high: null, recovery_high: null },
      { stress_high: 0, recovery_high: 2700 },
    ]);
  });

  it("read a temperature deviation of 0 as 0", () => {
    const read = requireDataType("daily_readiness").read({
      id: "a",
      day: "2026-03-03",
      temperature_deviation: 0,
    });
    expect(read.metrics).toMatchObject({ temperature_deviation: 0, readiness_score: null });
  });
});

describe("identity", () => {
  it("of a cardiovascular age is its day, with or without an id", () => {
    const ids = readAll("daily_cardiovascular_age").map(({ documentId }) => documentId);
    expect(ids).toEqual(["2026-03-02", "2026-03-03"]);
  });

  it("of a heart-rate row is its timestamp, and it claims no local day", () => {
    expect(readAll("heartrate")[0]).toMatchObject({
      documentId: "2026-03-03T02:04:38+00:00",
      day: null,
    });
  });

  it("claims no start where the timestamp names no instant", () => {
    const naive = { id: "a", day: "2026-03-03", bedtime_start: "2026-03-02T23:00:00" };
    expect(requireDataType("sleep").read(naive).startsAt).toBeNull();
  });
});

describe("ordinals and contributors", () => {
  it("count resilience from limited, 1, to exceptional, 5, and leave unknown levels out", () => {
    const toLevel = (level: string) =>
      requireDataType("daily_resilience").read({ id: "a", day: "2026-03-03", level }).metrics;
    expect(toLevel("limited")).toMatchObject({ resilience_level: 1 });
    expect(toLevel("exceptional")).toMatchObject({ resilience_level: 5 });
    expect(toLevel("quite_new")).toMatchObject({ resilience_level: null });
  });

  it("carry the score's name in their keys", () => {
    expect(readAll("daily_readiness")[0]?.metrics).toMatchObject({
      readiness_contributor_sleep_regularity: 86,
      readiness_contributor_previous_night: 88,
    });
    expect(readAll("daily_sleep")[0]?.metrics).toMatchObject({ sleep_contributor_deep_sleep: 97 });
    expect(readAll("daily_activity")[0]?.metrics).toMatchObject({
      activity_contributor_stay_active: 73,
      steps: 9216,
    });
  });
});
