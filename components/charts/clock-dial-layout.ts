const DAY = 86_400;

/** Radians clockwise from the top, midnight: noon stands at the bottom. Any number of days off is the same clock. */
export function toAngle(seconds: number): number {
  return ((((seconds % DAY) + DAY) % DAY) / DAY) * 2 * Math.PI;
}

/** A point on a circle around the origin. */
export function toDialPoint({ seconds, radius }: { seconds: number; radius: number }): {
  x: number;
  y: number;
} {
  const angle = toAngle(seconds);
  return { x: radius * Math.sin(angle), y: -radius * Math.cos(angle) };
}

/** SVG path data of an arc clockwise from one time of day to another, at most once around. */
export function toDialArc({
  from,
  to,
  radius,
}: {
  from: number;
  to: number;
  radius: number;
}): string {
  const write = (seconds: number) => {
    const { x, y } = toDialPoint({ seconds, radius });
    return `${x.toFixed(2)} ${y.toFixed(2)}`;
  };
  const length = (((to - from) % DAY) + DAY) % DAY;
  return `M${write(from)}A${radius} ${radius} 0 ${length > DAY / 2 ? 1 : 0} 1 ${write(to)}`;
}
