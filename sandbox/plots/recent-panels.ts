import { toDay } from "../people/calendar.ts";
import type { History } from "../people/history.ts";
import { instantOf } from "../people/zones.ts";
import { dailyMetrics } from "./series.ts";
import { type Box, frame, ink, line, rect, text, toScale } from "./svg.ts";

/** Days that the raster and the scores show. */
const shown = 56;

/** Every sleep of the last weeks on the clock of its own offset: one row a day, from 16:00 the day before. */
export function rasterPanel({ history, box }: { history: History; box: Box }): string {
  const to = history.person.persona.lapsedDaysAgo === null ? history.lastDay : history.lastDay - 42;
  const from = Math.max(history.firstDay, to - shown + 1);
  const x = toScale({ domain: [-8, 20], range: [box.x, box.x + box.width] });
  const row = box.height / (to - from + 1);
  const hours = [-6, 0, 6, 12, 18].map(
    (hour) =>
      `<path d="M${Math.round(x(hour))} ${box.y}v${box.height}" stroke="${ink.grid}"/>` +
      text({
        x: x(hour),
        y: box.y + box.height + 13,
        content: `${(hour + 24) % 24}:00`,
        color: ink.soft,
        anchor: "middle",
        size: 10,
      }),
  );
  const bars = [...history.documents({ type: "sleep", from, to })].map(({ day, body }) => {
    const clock = (stamp: unknown) => Date.parse(`${String(stamp).slice(0, 19)}Z`) / 1000;
    const begin = (clock(body.bedtime_start) - day * 86_400) / 3600;
    const hoursLong = Number(body.time_in_bed) / 3600;
    const color =
      body.type === "long_sleep"
        ? ink.sleep
        : body.lowest_heart_rate === 255
          ? ink.unmeasured
          : ink.nap;
    const place = { x: x(begin), y: box.y + (day - from) * row, height: Math.max(1, row - 1) };
    return rect({ box: { ...place, width: x(begin + hoursLong) - x(begin) }, color });
  });
  const title = `Sleeps of ${toDay(from)} … ${toDay(to)}: main, naps, naps without a pulse`;
  return text({ x: box.x, y: box.y - 8, content: title }) + hours.join("") + bars.join("");
}

/** Scores of the last weeks, and temperature deviation as bars. */
export function scoresPanel({ history, box }: { history: History; box: Box }): string {
  const to = history.person.persona.lapsedDaysAgo === null ? history.lastDay : history.lastDay - 42;
  const from = Math.max(history.firstDay, to - shown + 1);
  const { drawing, y } = frame({
    box,
    title: "Sleep, readiness and activity score; temperature deviation (bars, ±1 °C)",
    domain: [20, 100],
    ticks: [20, 40, 60, 80, 100],
  });
  const x = toScale({ domain: [from, to], range: [box.x + 4, box.x + box.width - 4] });
  const draw = (type: "daily_sleep" | "daily_readiness" | "daily_activity", color: string) => {
    const values = dailyMetrics({ history, type, from, to });
    const metric = type.replace("daily_", "").concat("_score");
    const points = Array.from({ length: to - from + 1 }, (_, index) => {
      const value = values.get(from + index)?.[metric] ?? null;
      return value === null ? null : ([x(from + index), y(value)] as const);
    });
    return line({ points, color });
  };
  const warmth = dailyMetrics({ history, type: "daily_readiness", from, to });
  const zero = y(40);
  const bars = [...warmth].map(([day, { temperature_deviation: value }]) => {
    if (value === null || value === undefined) return "";
    const height = Math.min(50, Math.abs(value) * 32);
    const top = value > 0 ? zero - height : zero;
    return rect({
      box: { x: x(day) - 1.5, y: top, width: 3, height },
      color: value > 0 ? "#fecaca" : "#bae6fd",
    });
  });
  return (
    drawing +
    bars.join("") +
    draw("daily_activity", ink.activity) +
    draw("daily_sleep", ink.sleep) +
    draw("daily_readiness", ink.readiness)
  );
}

interface Series {
  items: (number | null)[];
}

/** The newest night: hypnogram, heart rate and HRV by five minutes. */
export function nightPanel({ history, box }: { history: History; box: Box }): string {
  const night = [
    ...history.documents({ type: "sleep", from: history.lastDay - 60, to: history.lastDay }),
  ]
    .filter(({ body }) => body.type === "long_sleep")
    .at(-1);
  if (night === undefined) return "";
  const { body } = night;
  const phases = String(body.sleep_phase_5_min);
  const { drawing, y } = frame({
    box,
    title: `A night, ${String(body.bedtime_start).slice(0, 16)} … ${String(body.bedtime_end).slice(11, 16)}: heart rate, HRV, stages`,
    domain: [20, 120],
    ticks: [20, 40, 60, 80, 100, 120],
  });
  const x = toScale({ domain: [0, phases.length], range: [box.x, box.x + box.width] });
  const colors: Readonly<Record<string, string>> = {
    1: ink.deep,
    2: ink.light,
    3: ink.rem,
    4: ink.awake,
  };
  const heights: Readonly<Record<string, number>> = { 1: 8, 2: 16, 3: 24, 4: 32 };
  let stages = "";
  for (let index = 0; index < phases.length; ) {
    const begin = index;
    const now = phases[index] ?? "2";
    while (phases[index] === now) index++;
    const height = heights[now] ?? 0;
    stages += rect({
      box: { x: x(begin), y: box.y + box.height - height, width: x(index) - x(begin), height },
      color: colors[now] ?? ink.soft,
    });
  }
  const series = (field: "heart_rate" | "hrv") =>
    ((body[field] as unknown as Series | null)?.items ?? []).map((value, index) =>
      value === null ? null : ([x(index + 0.5), y(Math.min(120, value))] as const),
    );
  return (
    drawing +
    stages +
    line({ points: series("hrv"), color: ink.hrv }) +
    line({ points: series("heart_rate"), color: ink.heart })
  );
}

/** The newest whole day: heart rate by its sources, and MET from 04:00 to 04:00. */
export function dayPanel({ history, box }: { history: History; box: Box }): string {
  const active = [
    ...history.documents({
      type: "daily_activity",
      from: history.lastDay - 60,
      to: history.lastDay - 1,
    }),
  ];
  const trained = new Set(
    Array.from(
      history.documents({ type: "workout", from: history.lastDay - 14, to: history.lastDay - 1 }),
      ({ day }) => day,
    ),
  );
  const chosen = active.findLast(({ day }) => trained.has(day)) ?? active.at(-1);
  if (chosen === undefined) return "";
  const { day, body } = chosen;
  const { zone } = history.person.plan(day);
  const start = instantOf({ zone, day, seconds: 4 * 3600 });
  const x = toScale({ domain: [0, 24], range: [box.x, box.x + box.width] });
  const { drawing, y } = frame({
    box,
    title: `A day, ${toDay(day)} from 04:00: heart rate (workouts thick), MET`,
    domain: [20, 200],
    ticks: [40, 80, 120, 160, 200],
  });
  const met = (body.met as unknown as { items: number[] }).items;
  const bars = Array.from({ length: 144 }, (_, index) => {
    const mean = met.slice(index * 10, index * 10 + 10).reduce((sum, value) => sum + value, 0) / 10;
    const height = Math.max(0, mean - 0.9) * 7;
    const place = {
      x: x(index / 6),
      y: box.y + box.height - height,
      width: box.width / 144,
      height,
    };
    return height < 0.5 ? "" : rect({ box: place, color: "#fed7aa" });
  });
  const rows = [day, day + 1].flatMap((on) => {
    const { instants, bpm, sources } = history.heartRate(on);
    return instants.map((instant, index) => ({
      hour: (instant - start) / 3600,
      bpm: bpm[index] ?? 0,
      isWorkout: sources[index] === 3,
    }));
  });
  const pulse: (readonly [number, number] | null)[] = [];
  const workout: (readonly [number, number] | null)[] = [];
  let last = 0;
  for (const { hour, bpm, isWorkout } of rows) {
    if (hour < 0 || hour > 24) continue;
    if (hour - last > 0.4) pulse.push(null);
    last = hour;
    const point = [x(hour), y(bpm)] as const;
    pulse.push(point);
    workout.push(isWorkout ? point : null);
  }
  const hours = [4, 8, 12, 16, 20, 24].map((hour) =>
    text({
      x: x(hour - 4),
      y: box.y + box.height + 13,
      content: `${hour}:00`,
      color: ink.soft,
      anchor: "middle",
      size: 10,
    }),
  );
  return (
    drawing +
    bars.join("") +
    line({ points: pulse, color: ink.heart, width: 1 }) +
    line({ points: workout, color: ink.heart, width: 2.4 }) +
    hours.join("")
  );
}
