// Twelve-pixel letters of this face are about 6.5 wide.
const LETTER = 6.5;
const PADDING = 7;

/** A stretch of a lane, in shares of its width; an instant begins where it ends. */
export interface LaneItem {
  start: number;
  end: number;
  label: string;
}

/**
 * Where each label of a lane begins, in pixels: inside its own stretch, else right of it as long as that
 * touches no other; null where there is no room. Items may come in any order.
 * @param mark pixels that an instant's own mark takes up
 */
export function toLabelStarts({
  items,
  width,
  mark = 3,
}: {
  items: readonly LaneItem[];
  width: number;
  mark?: number;
}): (number | null)[] {
  const order = items
    .map((item, index) => ({ ...item, index }))
    .toSorted((one, other) => one.start - other.start);
  const starts: (number | null)[] = items.map(() => null);
  let taken = 0;
  for (const [place, { start, end, label, index }] of order.entries()) {
    const room = label.length * LETTER + PADDING;
    const left = start * width;
    const right = Math.max(end * width, left + mark);
    const next = (order[place + 1]?.start ?? 1) * width;
    const isInside = right - left >= room + 3;
    const from = isInside ? left : right;
    const until = isInside ? right : next;
    if (from >= taken && until - from >= room) {
      starts[index] = from + PADDING;
      taken = from + room;
    }
    taken = Math.max(taken, right);
  }
  return starts;
}
