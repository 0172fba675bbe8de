import { describe, expect, it } from "vitest";
import { readZoom, toScaledZoom, toShiftedZoom, toZoom, toZoomText } from "./day-zoom.ts";

const at = (clock: string) => Date.parse(`2026-11-25T${clock}Z`);
const bounds = { from: at("00:00"), to: at("24:00") };
const zoom = (from: string, to: string) => ({ from: at(from), to: at(to) });

describe("a part of a day", () => {
  it("begins and ends on whole five minutes", () => {
    expect(toZoom({ zoom: zoom("13:07", "15:31"), bounds })).toEqual(zoom("13:05", "15:35"));
  });

  it("is at least half an hour, also at the day's edges", () => {
    expect(toZoom({ zoom: zoom("13:10", "13:20"), bounds })).toEqual(zoom("13:00", "13:30"));
    expect(toZoom({ zoom: zoom("00:00", "00:05"), bounds })).toEqual(zoom("00:00", "00:30"));
    expect(toZoom({ zoom: zoom("23:55", "24:00"), bounds })).toEqual(zoom("23:30", "24:00"));
  });

  it("is none when it is all of the day", () => {
    expect(toZoom({ zoom: bounds, bounds })).toBeNull();
    expect(toScaledZoom({ zoom: zoom("06:00", "20:00"), bounds, factor: 2 })).toBeNull();
  });

  it("grows and shrinks around what is pointed at, without leaving the day", () => {
    const half = { zoom: bounds, bounds, factor: 0.5 };
    expect(toScaledZoom(half)).toEqual(zoom("06:00", "18:00"));
    expect(toScaledZoom({ ...half, around: at("02:00") })).toEqual(zoom("00:00", "12:00"));
    expect(toScaledZoom({ zoom: zoom("22:00", "24:00"), bounds, factor: 2 })).toEqual(
      zoom("20:00", "24:00"),
    );
  });

  it("moves by half its length, and up to the day's ends", () => {
    const two = { zoom: zoom("13:00", "15:00"), bounds };
    expect(toShiftedZoom({ ...two, side: 1 })).toEqual(zoom("14:00", "16:00"));
    expect(toShiftedZoom({ ...two, side: -1 })).toEqual(zoom("12:00", "14:00"));
    const late = { zoom: zoom("21:30", "23:30"), bounds };
    expect(toShiftedZoom({ ...late, side: 1 })).toEqual(zoom("22:00", "24:00"));
  });
});

describe("its address", () => {
  it("leads back to the same part", () => {
    const part = zoom("12:05", "14:30");
    expect(toZoomText(part)).toBe("20261125T1205Z-20261125T1430Z");
    expect(readZoom({ text: toZoomText(part), bounds })).toEqual(part);
  });

  it("is cut to the day, and none when it lies outside or is nonsense", () => {
    const read = (text: string | null) => readZoom({ text, bounds });
    expect(read("20261124T2200Z-20261125T0200Z")).toEqual(zoom("00:00", "02:00"));
    for (const text of [
      null,
      "",
      "nonsense",
      "20261126T0100Z-20261126T0200Z",
      "20261125T1430Z-20261125T1205Z",
      "20261125T1205Z",
      "20261199T1205Z-20261125T1430Z",
      "20261125T1205Z-20261125T1430Z-20261125T1500Z",
    ]) {
      expect(read(text)).toBeNull();
    }
  });
});
