import { expect, it } from "vitest";
import { toCsv } from "./csv.ts";

it("writes what is missing as nothing, never as zero", () => {
  const csv = toCsv({
    columns: [{ label: "Day" }, { label: "Steps", numeric: true }],
    rows: [
      ["2026-11-13", 0],
      ["2026-11-14", null],
    ],
  });
  expect(csv).toBe("Day,Steps\r\n2026-11-13,0\r\n2026-11-14,\r\n");
});

it("quotes what would break a row, and disarms formulas", () => {
  const csv = toCsv({ columns: [{ label: "Note" }], rows: [['late, "very"'], ["=1+1"], [-1]] });
  expect(csv).toBe('Note\r\n"late, ""very"""\r\n\'=1+1\r\n-1\r\n');
});
