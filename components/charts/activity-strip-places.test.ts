import { describe, expect, it } from "vitest";
import { toRecordedTime } from "#lib/time/clock.ts";
import { toClassRuns } from "./activity-classes.ts";
import { toStripPlaces } from "./activity-strip-places.ts";

const toPlaces = (classes: string, isToday = false) =>
  toStripPlaces({
    runs: toClassRuns(classes),
    spans: [],
    count: 288,
    start: toRecordedTime("2026-11-14T04:00:00+09:00"),
    hourCycle: 24,
    isToday,
  });

describe("the places of an activity strip", () => {
  it("tell of the whole run on the clock of recording", () => {
    const tip = toPlaces(`${"2".repeat(109)}${"4".repeat(7)}3`).toTip(112);
    expect(tip.title).toBe("13:05–13:40");
    expect(tip.rows[0]).toMatchObject({ label: "medium", value: "35 min" });
  });

  it("say why there is nothing", () => {
    const places = toPlaces("0001");
    expect(places.toTip(0)).toMatchObject({
      title: "04:00–04:15",
      rows: [],
      note: "No data: the ring was not worn",
    });
    expect(places.toTip(200)).toMatchObject({
      title: "04:20–04:00",
      note: "No data: nothing recorded",
    });
  });

  it("end where today's record ends", () => {
    const places = toPlaces("1122", true);
    expect(places.count).toBe(4);
    expect(places.fromX(0.5)).toBeNull();
  });

  it("are instants, so that other charts of the day share them", () => {
    const places = toPlaces("1122");
    const key = places.toKey(2);
    expect(key).toBe(Date.parse("2026-11-14T04:12:30+09:00"));
    expect(places.fromKey(key)).toBe(2);
    expect(places.fromKey("2026-11-14")).toBeNull();
    expect(places.fromKey(Date.parse("2026-11-16T04:00:00Z"))).toBeNull();
  });
});
