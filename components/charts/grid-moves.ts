export interface GridPlace {
  row: number;
  column: number;
}

const ROWS_PER_PAGE = 7;

const ROW_MOVES: Readonly<Record<string, number>> = {
  ArrowUp: -1,
  ArrowDown: 1,
  PageUp: -ROWS_PER_PAGE,
  PageDown: ROWS_PER_PAGE,
};

function clamp({ value, count }: { value: number; count: number }): number {
  return Math.min(count - 1, Math.max(0, value));
}

/**
 * Where a key leads on a grid: arrows by row and by run, Page keys by seven rows, Home and End within the
 * row. The first key lands in the middle of the last row. Null when the key means nothing here.
 */
export function toMovedPlace({
  key,
  place,
  rows,
  columns,
  toRun,
}: {
  key: string;
  place: GridPlace | null;
  rows: number;
  columns: number;
  toRun: (place: GridPlace) => { start: number; end: number };
}): GridPlace | null {
  const rowMove = ROW_MOVES[key];
  const isColumnMove = /^(?:ArrowLeft|ArrowRight|Home|End)$/.test(key);
  if (rows === 0 || (rowMove === undefined && !isColumnMove)) return null;
  if (place === null) return { row: rows - 1, column: Math.floor(columns / 2) };
  const { row, column } = place;
  if (rowMove !== undefined) return { row: clamp({ value: row + rowMove, count: rows }), column };
  const run = toRun(place);
  const next = { ArrowLeft: run.start - 1, ArrowRight: run.end, Home: 0, End: columns - 1 }[key];
  return { row, column: clamp({ value: next ?? column, count: columns }) };
}
