const STEP_MS = 30_000;

/** Of the strip, in pixels. */
export const MOVEMENT_HEIGHT = 18;

interface MovementProps {
  /** 1 still to 4 active, one character for 30 s; any other character is no reading. */
  movement: string;
  start: number;
  end: number;
  toX: (at: number) => number;
  bottom: number;
}

/** How much the sleeper moved, in four heights: still is a hairline, active fills the strip. */
export function HypnogramMovement({ movement, start, end, toX, bottom }: MovementProps) {
  const d = [...movement]
    .map((character, index) => {
      const level = Number(character);
      const at = start + index * STEP_MS;
      if (!(level >= 1 && level <= 4) || at >= end) return "";
      const height = 1 + ((level - 1) / 3) * (MOVEMENT_HEIGHT - 1);
      const width = toX(Math.min(end, at + STEP_MS)) - toX(at);
      return `M${toX(at).toFixed(1)} ${bottom}v${-height.toFixed(1)}h${width.toFixed(2)}v${height.toFixed(1)}z`;
    })
    .join("");
  return (
    <g>
      <text fill="var(--ink-muted)" fontSize={12} x={0} y={bottom - 3}>
        Movement
      </text>
      <path d={d} fill="var(--metric-neutral)" opacity={0.75} />
    </g>
  );
}
