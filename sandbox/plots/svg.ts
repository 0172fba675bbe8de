/** A rectangle of the picture, in pixels. */
export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** Maps a value of a domain to pixels. */
export type Scale = (value: number) => number;

export const ink = {
  text: "#334155",
  soft: "#94a3b8",
  grid: "#e2e8f0",
  heart: "#dc2626",
  hrv: "#2563eb",
  sleep: "#4338ca",
  nap: "#f59e0b",
  unmeasured: "#a8a29e",
  readiness: "#059669",
  activity: "#ea580c",
  awake: "#f97316",
  rem: "#38bdf8",
  light: "#818cf8",
  deep: "#312e81",
} as const;

/** From `domain` to `range`, straight; an empty domain maps to the middle. */
export function toScale({
  domain,
  range,
}: {
  domain: readonly [number, number];
  range: readonly [number, number];
}): Scale {
  const [from, to] = domain;
  const [start, end] = range;
  if (to === from) return () => (start + end) / 2;
  return (value) => start + ((value - from) / (to - from)) * (end - start);
}

/** One decimal is a tenth of a pixel: as much as anybody sees. */
export function px(value: number): string {
  return String(Math.round(value * 10) / 10);
}

/** A line through points; null leaves a gap, and a lone point becomes a dot. */
export function line({
  points,
  color,
  width = 1.2,
}: {
  points: readonly (readonly [number, number] | null)[];
  color: string;
  width?: number;
}): string {
  let path = "";
  let isOpen = false;
  for (const [index, point] of points.entries()) {
    if (point === null) {
      isOpen = false;
      continue;
    }
    const isLone = !isOpen && points[index + 1] === null;
    path += `${isOpen ? "L" : "M"}${px(point[0])} ${px(point[1])}${isLone ? "h.1" : ""}`;
    isOpen = true;
  }
  return `<path d="${path}" fill="none" stroke="${color}" stroke-width="${width}" stroke-linejoin="round" stroke-linecap="round"/>`;
}

export function rect({ box, color, title }: { box: Box; color: string; title?: string }): string {
  const { x, y, width, height } = box;
  const shape = `x="${px(x)}" y="${px(y)}" width="${px(width)}" height="${px(height)}" fill="${color}"`;
  return title === undefined ? `<rect ${shape}/>` : `<rect ${shape}><title>${title}</title></rect>`;
}

export function text({
  x,
  y,
  content,
  color = ink.text,
  anchor = "start",
  size = 11,
}: {
  x: number;
  y: number;
  content: string;
  color?: string;
  anchor?: "start" | "middle" | "end";
  size?: number;
}): string {
  const place = `x="${px(x)}" y="${px(y)}" fill="${color}" font-size="${size}"`;
  const align = anchor === "start" ? "" : ` text-anchor="${anchor}"`;
  return `<text ${place}${align}>${content.replaceAll("&", "&amp;").replaceAll("<", "&lt;")}</text>`;
}

/** A titled panel with horizontal grid lines; gives its drawing and the scale of its values. */
export function frame({
  box,
  title,
  domain,
  ticks,
  format = String,
  side = "left",
  color = ink.soft,
}: {
  box: Box;
  title: string;
  domain: readonly [number, number];
  ticks: readonly number[];
  format?: (value: number) => string;
  side?: "left" | "right";
  color?: string;
}): { drawing: string; y: Scale } {
  const y = toScale({ domain, range: [box.y + box.height, box.y] });
  const right = box.x + box.width;
  const marks = ticks.map((tick) => {
    const at = y(tick);
    const grid =
      side === "left"
        ? `<path d="M${px(box.x)} ${px(at)}H${px(right)}" stroke="${ink.grid}"/>`
        : "";
    const label = text({
      x: side === "left" ? box.x - 5 : right + 5,
      y: at + 4,
      content: format(tick),
      color,
      anchor: side === "left" ? "end" : "start",
      size: 10,
    });
    return grid + label;
  });
  const head = title === "" ? "" : text({ x: box.x, y: box.y - 8, content: title });
  return { drawing: head + marks.join(""), y };
}

/** Round numbers within a domain, about `count` of them. */
export function toTicks({
  domain: [from, to],
  count,
}: {
  domain: readonly [number, number];
  count: number;
}): number[] {
  const rough = (to - from) / count;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((factor) => factor * power).find((size) => size >= rough) ?? rough;
  const ticks: number[] = [];
  for (let tick = Math.ceil(from / step) * step; tick <= to + step / 1e6; tick += step) {
    ticks.push(Math.round(tick * 1e6) / 1e6);
  }
  return ticks;
}
