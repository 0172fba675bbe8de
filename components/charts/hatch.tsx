interface HatchProps {
  /** Unique on the page; take it from `useId`. */
  id: string;
  colour?: string;
  /** Pixels between the lines. */
  gap?: number;
}

/** Diagonal lines for what is missing or unknown; use as `fill={`url(#${id})`}`. */
export function Hatch({ id, colour = "var(--metric-neutral)", gap = 6 }: HatchProps) {
  return (
    <pattern
      height={gap}
      id={id}
      patternTransform="rotate(45)"
      patternUnits="userSpaceOnUse"
      width={gap}
    >
      <rect fill={colour} height={gap} opacity={0.45} width={1} />
    </pattern>
  );
}

/** Diagonal lines over a ground of the same colour, for a mark that has a value (awake). */
export function HatchedFill({ id, colour, gap = 4 }: HatchProps & { colour: string }) {
  return (
    <pattern
      height={gap}
      id={id}
      patternTransform="rotate(45)"
      patternUnits="userSpaceOnUse"
      width={gap}
    >
      <rect fill={colour} height={gap} opacity={0.28} width={gap} />
      <rect fill={colour} height={gap} width={1.5} />
    </pattern>
  );
}
