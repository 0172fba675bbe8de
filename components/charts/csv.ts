/** A chart's twin in words and numbers: what the table shows and the export holds. */
export interface ChartTable {
  columns: readonly { label: string; numeric?: boolean }[];
  /** Cells by column; null is a missing value, and stays empty. */
  rows: readonly (readonly (string | number | null)[])[];
}

// A leading =, +, - or @ would be run as a formula by spreadsheets; numbers are not text.
function toCell(value: string | number | null): string {
  if (value === null) return "";
  if (typeof value === "number") return String(value);
  const guarded = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded;
}

/** RFC 4180: comma, CRLF, quotes where needed, a header line. */
export function toCsv({ columns, rows }: ChartTable): string {
  const lines = [columns.map(({ label }) => label), ...rows];
  return lines.map((line) => `${line.map(toCell).join(",")}\r\n`).join("");
}
