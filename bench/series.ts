import { runLoad, toPercentile } from "./load.ts";
import type { Figure } from "./report.ts";
import type { Stack } from "./stack.ts";

const dayMs = 86_400_000;
const metrics = ["sleep_score", "readiness_score", "activity_score", "total_sleep", "average_hrv"];

/** Time to answer of the data routes that charts read, one caller at a time, as a page is. */
export async function measureSeries({
  app,
  today,
}: {
  app: Stack;
  today: Date;
}): Promise<Figure[]> {
  const ping = await measure({ app, path: "/api/ping", method: "POST", expectedStatus: 204 });
  const figures: Figure[] = [{ name: "no-op POST route p50", value: ping.p50, unit: "ms" }];
  for (const [label, days, target] of [
    ["1 year", 365, 25],
    ["3 years", 1095, 25],
  ] as const) {
    const query = new URLSearchParams({
      metrics: metrics.join(","),
      from: toDayText(today.getTime() - (days - 1) * dayMs),
      to: toDayText(today.getTime()),
    });
    const { p50, p95 } = await measure({ app, path: `/api/series?${query}` });
    const against = `no-op route: ${(p50 / ping.p50).toFixed(1)} ×`;
    figures.push({ name: `5 metrics, ${label}, p50`, value: p50, unit: "ms", against });
    figures.push({
      name: `5 metrics, ${label}, p95`,
      value: p95,
      unit: "ms",
      target: { atMost: target },
    });
  }
  for (const days of [1, 30, 365]) {
    const query = new URLSearchParams({
      from: new Date(today.getTime() - days * dayMs).toISOString(),
      to: today.toISOString(),
    });
    const path = `/api/heart-rate?${query}`;
    const { p50, p95 } = await measure({ app, path });
    figures.push({
      name: `heart rate, ${days} d, p50`,
      value: p50,
      unit: "ms",
      ...(days === 365 ? { target: { atMost: 30 } } : {}),
    });
    figures.push({ name: `heart rate, ${days} d, p95`, value: p95, unit: "ms" });
    figures.push({
      name: `heart rate, ${days} d, points`,
      value: await countPoints({ app, path }),
      unit: "points",
      target: { atMost: 1500 },
    });
  }
  return figures;
}

async function measure({
  app,
  path,
  method = "GET",
  expectedStatus = 200,
}: {
  app: Stack;
  path: string;
  method?: "GET" | "POST";
  expectedStatus?: number;
}): Promise<{ p50: number; p95: number }> {
  const request = () => ({ path, method, headers: { cookie: app.cookie } });
  const warm = { baseUrl: app.baseUrl, connections: 1, seconds: 20, expectedStatus, next: request };
  await runLoad({ ...warm, count: 20 });
  const { latencies, refused } = await runLoad({ ...warm, count: 200 });
  if (refused > 0) throw new Error(`${path} answered ${refused} requests with another status`);
  return { p50: toPercentile(latencies, 0.5), p95: toPercentile(latencies, 0.95) };
}

async function countPoints({ app, path }: { app: Stack; path: string }): Promise<number> {
  const answer = await fetch(new URL(path, app.baseUrl), { headers: { cookie: app.cookie } });
  const body = (await answer.json()) as { points: { t: unknown[] } | unknown[] };
  return Array.isArray(body.points) ? body.points.length : body.points.t.length;
}

function toDayText(epochMs: number): string {
  return new Date(epochMs).toISOString().slice(0, 10);
}
