import { gzipSync } from "node:zlib";
import { chromium, type Page, type Response } from "@playwright/test";
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
      let seen = { kilobytes: Number.NaN, allKilobytes: Number.NaN };
      for (let turn = 0; turn < 3; turn += 1) {
        const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
        await context.setExtraHTTPHeaders({ cookie: app.cookie });
        const page = await context.newPage();
        const loaded = await loadOnce({ page, url: new URL(path, app.baseUrl).href });
        paints.push(loaded.paintMs);
        seen = loaded;
        await context.close();
      }
      paints.sort((a, b) => a - b);
      figures.push({
        name: `${path} first-load JavaScript, gzip`,
        value: seen.kilobytes,
        unit: "kB",
        target: { atMost: 260 },
      });
      figures.push({
        name: `${path} with charts loaded after the paint`,
        value: seen.allKilobytes,
        unit: "kB",
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

/**
 * `kilobytes`: scripts that the document itself asks for, which the page needs to become usable;
 * `allKilobytes`: with what is loaded after the first paint, charts above all.
 */
async function loadOnce({ page, url }: { page: Page; url: string }) {
  const scripts: Promise<{ path: string; size: number }>[] = [];
  const keep = (answer: Response): void => {
    if (answer.request().resourceType() !== "script") return;
    const path = new URL(answer.url()).pathname;
    scripts.push(answer.body().then((body) => ({ path, size: gzipSync(body).length })));
  };
  page.on("response", keep);
  const document = await page.goto(url, { waitUntil: "load" });
  const markup = (await document?.text()) ?? "";
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
  // What comes later, such as a neighbour page's scripts, is not part of the load, and ends with the page.
  page.off("response", keep);
  const loaded = await Promise.all(scripts);
  const sum = (files: typeof loaded) => files.reduce((total, { size }) => total + size, 0) / 1000;
  const first = loaded.filter(({ path }) => markup.includes(`"${path}"`));
  return { paintMs, kilobytes: sum(first), allKilobytes: sum(loaded) };
}
