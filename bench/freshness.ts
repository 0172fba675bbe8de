import { setTimeout as sleep } from "node:timers/promises";
import { chromium } from "@playwright/test";
import { SandboxClient } from "../sandbox/client.ts";
import { toPercentile } from "./load.ts";
import type { Figure } from "./report.ts";
import type { Stack } from "./stack.ts";

const edits = 15;
const longestMs = 20_000;

/**
 * From a correction at Oura to the open dashboard that shows it, without a reload: the signed event,
 * the inbox, the read of the documents, the page's question for the version, the paint.
 */
export async function measureFreshness({
  app,
  executablePath,
  sandboxUrl,
  persona,
}: {
  app: Stack;
  executablePath: string;
  sandboxUrl: string;
  persona: string;
}): Promise<Figure[]> {
  const control = new SandboxClient({ url: sandboxUrl });
  const browser = await chromium.launch({
    executablePath,
    args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"],
  });
  const times: number[] = [];
  try {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    await context.setExtraHTTPHeaders({ cookie: app.cookie });
    const page = await context.newPage();
    await page.goto(new URL("/dashboard", app.baseUrl).href);
    const night = page.getByRole("region", { name: /^Last night/ });
    await night.waitFor();
    for (let edit = 0; edit < edits; edit += 1) {
      const before = await night.innerText();
      const element = await night.elementHandle();
      const begin = performance.now();
      await control.press(persona, "edit-night");
      await page.waitForFunction(
        ([region, text]) => region instanceof HTMLElement && region.innerText !== text,
        [element, before] as const,
        { timeout: longestMs, polling: "raf" },
      );
      times.push(performance.now() - begin);
      // The next one comes at another moment between two of the page's questions.
      await sleep(1_000 + edit * 137);
    }
  } finally {
    await browser.close();
  }
  times.sort((a, b) => a - b);
  const name = "from a correction at Oura to the open page";
  return [
    {
      name: `${name}, median`,
      value: toPercentile(times, 0.5),
      unit: "ms",
      target: { atMost: 2000 },
    },
    { name: `${name}, slowest of ${edits}`, value: times.at(-1) ?? Number.NaN, unit: "ms" },
  ];
}
