import { toDay, toDayNumber } from "../people/calendar.ts";
import type { History } from "../people/history.ts";
import { estimateEffects, type Observations, observe } from "../testing/effect-analysis.ts";
import { dailyMetrics, toDomain, weeklyMeans } from "./series.ts";
import { type Box, frame, ink, line, px, text, toScale, toTicks } from "./svg.ts";

/** All years by week: lowest heart rate on the left, HRV on the right. */
export function yearsPanel({ history, box }: { history: History; box: Box }): string {
  const { firstDay: from, lastDay: to } = history;
  const nights = dailyMetrics({ history, type: "sleep", from, to });
  const isShort = to - from < 60;
  const of = (metric: string) =>
    isShort
      ? Array.from({ length: to - from + 1 }, (_, index) => ({
          day: from + index,
          mean: nights.get(from + index)?.[metric] ?? null,
        }))
      : weeklyMeans({ values: (day) => nights.get(day)?.[metric], from, to });
  const x = toScale({ domain: [from, to], range: [box.x, box.x + box.width] });
  const draw = (metric: string, title: string, color: string, side: "left" | "right") => {
    const values = of(metric);
    const domain = toDomain(values.map(({ mean }) => mean));
    const { drawing, y } = frame({
      box,
      title,
      domain,
      ticks: toTicks({ domain, count: 4 }),
      side,
      color,
    });
    const points = values.map(({ day, mean }) =>
      mean === null ? null : ([x(day), y(mean)] as const),
    );
    return drawing + line({ points, color });
  };
  const unit = isShort ? "each night" : "weekly means";
  return (
    draw("lowest_heart_rate", `Lowest heart rate (bpm), ${unit}`, ink.heart, "left") +
    draw("average_hrv", "", ink.hrv, "right") +
    text({
      x: box.x + box.width,
      y: box.y - 8,
      content: "HRV (ms)",
      color: ink.hrv,
      anchor: "end",
    }) +
    yearMarks({ from, to, x, box })
  );
}

function yearMarks({
  from,
  to,
  x,
  box,
}: {
  from: number;
  to: number;
  x: (day: number) => number;
  box: Box;
}): string {
  const years = Array.from({ length: 12 }, (_, index) => Number(toDay(from).slice(0, 4)) + index);
  const marks = years
    .map((year) => ({ label: String(year), day: toDayNumber(`${year}-01-01`) }))
    .filter(({ day }) => day >= from && day <= to);
  const shown = marks.length > 0 ? marks : [{ label: toDay(from), day: from + 1 }];
  return shown
    .map(({ label, day }) =>
      text({ x: x(day), y: box.y + box.height + 13, content: label, color: ink.soft, size: 10 }),
    )
    .join("");
}

/** Built-in effects (bars) and what the documents give back (dots with 95 % intervals). */
export function effectsPanel({ history, box }: { history: History; box: Box }): string {
  const { effects, historyDays } = history.person.persona;
  const observations: Observations = observe(history);
  const title = "Effects: built in (bar), found again in the documents (dot, 95 % interval)";
  if (historyDays !== null || effects.length === 0)
    return text({
      x: box.x,
      y: box.y - 8,
      content: `${title}: too little history`,
      color: ink.soft,
    });
  const rows = effects.map((effect) => {
    const found = estimateEffects({ observations, metric: effect.metric }).find(
      ({ cause, lag }) => cause === effect.cause && lag === effect.lag,
    );
    return { effect, found };
  });
  const step = box.height / rows.length;
  const middle = box.x + box.width * 0.62;
  const drawn = rows.map(({ effect, found }, index) => {
    const y = box.y + step * (index + 0.5);
    // Each row has a scale of its own: the built-in size is 100 px.
    const scale = 100 / Math.abs(effect.size);
    const at = (value: number) => middle + value * scale;
    const end = at(effect.size);
    const label = `${effect.cause.replace("_", " ")} → ${effect.metric.replaceAll("_", " ")}, night ${effect.lag}`;
    const bar = `<path d="M${px(middle)} ${px(y)}H${px(end)}" stroke="${ink.grid}" stroke-width="9"/>`;
    const size = text({ x: box.x + 330, y: y + 4, content: signed(effect.size), anchor: "end" });
    if (found === undefined) return text({ x: box.x, y: y + 4, content: label }) + size + bar;
    const { size: value, standardError, nights } = found;
    const half = 1.96 * standardError;
    return (
      text({ x: box.x, y: y + 4, content: label }) +
      size +
      bar +
      line({
        points: [
          [at(value - half), y],
          [at(value + half), y],
        ],
        color: ink.text,
      }) +
      `<circle cx="${px(at(value))}" cy="${px(y)}" r="3" fill="${ink.readiness}"/>` +
      text({
        x: box.x + box.width,
        y: y + 4,
        content: `${signed(value)} in ${nights} nights`,
        color: ink.soft,
        anchor: "end",
        size: 10,
      })
    );
  });
  const zero = `<path d="M${px(middle)} ${px(box.y)}V${px(box.y + box.height)}" stroke="${ink.soft}"/>`;
  return text({ x: box.x, y: box.y - 8, content: title }) + zero + drawn.join("");
}

function signed(value: number): string {
  const digits = Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 1 ? 1 : 2;
  return `${value > 0 ? "+" : "−"}${Math.abs(value).toFixed(digits)}`;
}
