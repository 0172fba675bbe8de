interface NumberFormat {
  value: number;
  /** Digits after the point, always that many. */
  digits?: number;
}

const MINUS = "−";

/** "12,480", "−0.4": grouped by comma, with a true minus sign. */
export function formatNumber({ value, digits = 0 }: NumberFormat): string {
  const rounded = Math.abs(value).toLocaleString("en-US", {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
  // Rounding may leave a zero, which bears no sign.
  const isZero = Number(rounded.replaceAll(",", "")) === 0;
  return value < 0 && !isZero ? `${MINUS}${rounded}` : rounded;
}

/** "+0.3", "−0.4", "0.0" */
export function formatSigned({ value, digits = 0 }: NumberFormat): string {
  const text = formatNumber({ value, digits });
  const isZero = Number(text.replaceAll(",", "").replace(MINUS, "-")) === 0;
  return value > 0 && !isZero ? `+${text}` : text;
}

/** "84 %" of 0.84. */
export function formatShare(share: number): string {
  return `${formatNumber({ value: share * 100 })} %`;
}

/** "1 night", "4 nights", "1,204 documents". */
export function formatCount({
  count,
  one,
  many = `${one}s`,
}: {
  count: number;
  one: string;
  many?: string;
}): string {
  return `${formatNumber({ value: count })} ${count === 1 ? one : many}`;
}
