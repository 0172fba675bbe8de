import { gzipSync } from "node:zlib";
import { chromium, type Page } from "@playwright/test";
import { toPercentile } from "./load.ts";
import type { Figure } from "./report.ts";
import type { Stack } from "./stack.ts";

const pages = ["/dashboard", "/sleep", "/readiness", "/activity", "/heart-rate"];

/** JavaScript of a first load (each page in a new browser profile) and largest contentful paint. */
export async function measurePages({
  app,
  executablePath,
}: {
  app: Stack;
  executablePath: string;
}): Promise<Figure[]> {
  const browser = await chromium.launch({
    executablePath,
    args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"],
  });
  const figures: Figure[] = [];
  try {
    for (const path of pages) {
      const paints: number[] = [];
      let kilobytes = 0;
      for (let turn = 0; turn < 3; turn += 1) {
        const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
        await context.setExtraHTTPHeaders({ cookie: app.cookie });
        const page = await context.newPage();
        const seen = await loadOnce({ page, url: new URL(path, app.baseUrl).href });
        paints.push(seen.paintMs);
        kilobytes = seen.kilobytes;
        await context.close();
      }
      paints.sort((a, b) => a - b);
      figures.push({
        name: `${path} JavaScript, gzip`,
        value: kilobytes,
        unit: "kB",
        target: { atMost: 260 },
      });
      figures.push({
        name: `${path} LCP, median of 3`,
        value: toPercentile(paints, 0.5),
        unit: "ms",
        target: { atMost: 1200 },
      });
    }
  } finally {
    await browser.close();
  }
  return figures;
}

/** Scripts that the document itself asks for count; chunks that charts load after the paint are apart. */
async function loadOnce({ page, url }: { page: Page; url: string }) {
  const scripts: Promise<number>[] = [];
  page.on("response", (answer) => {
    if (answer.request().resourceType() !== "script") return;
    scripts.push(answer.body().then((body) => gzipSync(body).length));
  });
  await page.goto(url, { waitUntil: "load" });
  const paintMs = await page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        let last = 0;
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) last = entry.startTime;
        }).observe({ type: "largest-contentful-paint", buffered: true });
        setTimeout(() => resolve(last), 1500);
      }),
  );
  const bytes = (await Promise.all(scripts)).reduce((sum, size) => sum + size, 0);
  return { paintMs, kilobytes: bytes / 1000 };
}
