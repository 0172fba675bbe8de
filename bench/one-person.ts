import { SandboxClient } from "../sandbox/client.ts";
import { findChromium } from "../scripts/chromium.ts";
import { type Account, connect, type Visit } from "../scripts/doors.ts";
import { measureBackfill } from "./backfill.ts";
import { measureFreshness } from "./freshness.ts";
import { measurePages } from "./pages.ts";
import { type Ground, openProduct, openVisit, type Product } from "./product.ts";
import type { Figure } from "./report.ts";
import { measureSeries } from "./series.ts";
import type { Stack } from "./stack.ts";
import { measureStream } from "./stream.ts";
import { measureWebhook } from "./webhook.ts";

const account: Account = {
  name: "Bench",
  email: "bench@example.org",
  password: "a bench for one person",
  persona: "steady",
  timeZone: "Europe/Berlin",
};

/** What can be measured with one person's three years; the backfill brings the data that the others read. */
export const onePersonParts = [
  "backfill",
  "series",
  "pages",
  "freshness",
  "stream",
  "webhooks",
] as const;

/** The wanted parts, each under its name. */
export async function measureOnePerson({
  ground,
  isWanted,
  measure,
}: {
  ground: Ground;
  isWanted: (part: (typeof onePersonParts)[number]) => boolean;
  measure: (name: string, run: () => Promise<Figure[]>) => Promise<void>;
}): Promise<void> {
  const { children } = ground;
  const product = await openProduct({ ground, name: "one_person" });
  const { addresses, worker } = product;
  const { visit, app } = await openStack({ ground, product });

  await measure("backfill", () =>
    measureBackfill({
      app,
      connect: () => connect(visit),
      history: "three years",
      atMostSeconds: 30,
    }),
  );
  if (isWanted("series")) {
    await measure("series", () => measureSeries({ app, today: new Date() }));
  }
  const { sandboxUrl } = addresses;
  const { persona } = account;
  const inBrowser = isWanted("pages") || isWanted("freshness");
  const executablePath = inBrowser ? await findChromium(children) : null;
  if (executablePath && isWanted("pages")) {
    await measure("pages", () => measurePages({ app, executablePath }));
  }
  if (executablePath && isWanted("freshness")) {
    await measure("freshness", () =>
      measureFreshness({ app, executablePath, sandboxUrl, persona }),
    );
  }
  const { user_id: ouraUserId } = await new SandboxClient({ url: sandboxUrl }).persona(persona);
  if (isWanted("stream")) {
    const { databaseUrl } = product;
    await measure("a stream of events", () => measureStream({ app, databaseUrl, ouraUserId }));
  }
  if (isWanted("webhooks")) {
    await measure("webhooks", () => measureWebhook({ app, ouraUserId, worker: "running" }));
    await children.stop(worker);
    await measure("webhooks alone", () => measureWebhook({ app, ouraUserId, worker: "stopped" }));
  }
  await product.stop();
}

/** Five years of one person, with nothing in the way. */
export async function measureFiveYears(ground: Ground): Promise<Figure[]> {
  const settings = { SANDBOX_YEARS: "5", SANDBOX_RATE_LIMIT: "0", OURA_RATE_LIMIT: "1000000" };
  const product = await openProduct({ ground, name: "five_years", settings });
  const { visit, app } = await openStack({ ground, product });
  const figures = await measureBackfill({
    app,
    connect: () => connect(visit),
    history: "five years",
    atMostSeconds: 40,
  });
  await product.stop();
  return figures;
}

async function openStack({
  ground: {
    script: { signal },
  },
  product: { addresses, env, worker },
}: {
  ground: Ground;
  product: Product;
}): Promise<{ visit: Visit; app: Stack }> {
  const visit = await openVisit({ account, addresses, signal });
  const app: Stack = {
    baseUrl: addresses.appUrl,
    clientSecret: env["OURA_CLIENT_SECRET"] ?? "",
    cookie: visit.browser.cookie(addresses.appUrl),
    workerPid: worker.pid,
  };
  return { visit, app };
}
