import { setTimeout as sleep } from "node:timers/promises";
import { type Browser, openBrowser, requireForm, requireOk } from "./browser.ts";
import { Failure } from "./failure.ts";
import { runStep } from "./progress.ts";
import { type Backfill, toBackfill } from "./seed-progress.ts";
import type { Addresses } from "./settings.ts";

/** A demo person, as printed at the end. */
export type DemoAccount = { name: string; email: string; password: string; persona: string };

const accounts: DemoAccount[] = [
  {
    name: "Anna Demo",
    email: "demo@ringboard.local",
    password: "ringboard-demo",
    persona: "steady",
  },
];

type Options = { addresses: Addresses; browser: Browser; account: DemoAccount };

/**
 * Registers and connects the demo people through the product's own doors, as a browser would, and
 * waits for their history. Who is there and connected already is left alone.
 *
 * @throws {Failure} when a door does not open as it should
 */
export async function seed({
  addresses,
  signal,
}: {
  addresses: Addresses;
  signal: AbortSignal;
}): Promise<DemoAccount[]> {
  for (const account of accounts) {
    const options = { account, addresses, browser: openBrowser({ signal }) };
    let isNew = false;
    await runStep("demo account", async (report) => {
      const isKnown = await signIn(options);
      if (!isKnown) await register(options);
      if (!isKnown && !(await signIn(options))) {
        throw new Failure(`${account.email} was registered but cannot sign in.`);
      }
      const before = await readBackfill(options);
      if (before.isConnected) {
        report("connected already");
      } else {
        await connect(options);
        report("connected");
      }
      isNew = !before.isConnected;
    });
    await runStep("history", async (report) => {
      report(await waitForHistory({ options, report, signal }));
      if (isNew) await pressButtons(options);
    });
  }
  return accounts;
}

async function register({ account, addresses, browser }: Options): Promise<void> {
  const { name, email, password } = account;
  const url = `${addresses.appUrl}/api/accounts/register`;
  const page = await browser.postJson({ url, body: { name, email, password } });
  requireOk({ page, what: "registering the demo account" });
}

/** @returns whether the product let the person in */
async function signIn({ account, addresses, browser }: Options): Promise<boolean> {
  const auth = `${addresses.appUrl}/api/auth`;
  const page = requireOk({ page: await browser.get(`${auth}/csrf`), what: "the sign-in form" });
  const { csrfToken } = JSON.parse(page.body) as { csrfToken: string };
  await browser.postForm({
    url: `${auth}/callback/credentials`,
    fields: [
      ["csrfToken", csrfToken],
      ["email", account.email],
      ["password", account.password],
      ["json", "true"],
    ],
  });
  const session = requireOk({ page: await browser.get(`${auth}/session`), what: "the session" });
  return JSON.parse(session.body)?.user !== undefined;
}

/** Asks for every scope and consents to all of them as the account's persona. */
async function connect({ account, addresses, browser }: Options): Promise<void> {
  const page = requireOk({
    page: await browser.get(`${addresses.appUrl}/api/oura/authorize`),
    what: "the consent page",
  });
  const form = requireForm({ page, action: /\/oauth\// });
  const fields = form.fields.filter(([field]) => field !== "persona" && field !== "decision");
  fields.push(["persona", account.persona], ["decision", "allow"]);
  const end = await browser.submit({ page, form: { ...form, fields } });
  requireOk({ page: end, what: "the page after consent" });
  if (end.url.origin !== new URL(addresses.appUrl).origin) {
    throw new Failure(`connecting the demo ring ended at ${end.url.href} instead of the product.`);
  }
}

/** A fresh night and day, so that the newest charts are of today and webhooks were seen to work. */
async function pressButtons({ account, addresses, browser }: Options): Promise<void> {
  for (const action of ["new-night", "new-day"]) {
    const url = `${addresses.sandboxUrl}/_control/personas/${account.persona}/${action}`;
    requireOk({
      page: await browser.postJson({ url, body: {} }),
      what: `${action} at the sandbox`,
    });
  }
}

async function readBackfill({ addresses, browser }: Options): Promise<Backfill> {
  const page = requireOk({
    page: await browser.get(`${addresses.appUrl}/api/sync`),
    what: "the state of the synchronisation",
  });
  return toBackfill(JSON.parse(page.body));
}

async function waitForHistory({
  options,
  report,
  signal,
}: {
  options: Options;
  report: (text: string) => void;
  signal: AbortSignal;
}): Promise<string> {
  const deadline = Date.now() + 240_000;
  while (Date.now() < deadline) {
    const { isComplete, problem, text } = await readBackfill(options);
    if (isComplete) return text;
    if (problem) throw new Failure(`the demo history could not be fetched: ${problem}`);
    report(text);
    await sleep(300, undefined, { signal });
  }
  throw new Failure("the demo history was not complete after 4 minutes: see the worker's log.");
}
