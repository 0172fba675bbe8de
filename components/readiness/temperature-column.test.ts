import { describe, expect, it } from "vitest";
import { toTemperatureColumn } from "./temperature-column.ts";

describe("a column of temperature deviations", () => {
  it("is in the person's unit, where a difference has no 32 to add", () => {
    const { unit, toCell } = toTemperatureColumn("imperial");
    expect([unit, toCell(0), toCell(0.5), toCell(-1.23)]).toEqual(["°F", 0, 0.9, -2.21]);
    expect(toTemperatureColumn("metric").toCell(-1.23)).toBe(-1.23);
  });

  it("leaves missing ones open", () => {
    expect(toTemperatureColumn("imperial").toCell(null)).toBeNull();
  });
});
