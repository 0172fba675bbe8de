import { setTimeout as sleep } from "node:timers/promises";
import { SandboxClient, SandboxError } from "../sandbox/client.ts";
import { openBrowser, requireOk } from "./browser.ts";
import { type Account, connect, register, signIn, type Visit } from "./doors.ts";
import { Failure } from "./failure.ts";
import { runStep } from "./progress.ts";
import { type Backfill, toBackfill } from "./seed-progress.ts";
import type { Addresses } from "./settings.ts";

const accounts: Account[] = [
  {
    name: "Anna Demo",
    email: "demo@ringboard.local",
    password: "ringboard-demo",
    persona: "steady",
    timeZone: "Europe/Berlin",
  },
];

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
}): Promise<Account[]> {
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
      if (isNew) await pressButtons({ options, signal });
    });
  }
  return accounts;
}

/** A fresh night and day, so that the newest charts are of today and webhooks were seen to work. */
async function pressButtons({
  options: { account, addresses },
  signal,
}: {
  options: Visit;
  signal: AbortSignal;
}): Promise<void> {
  const sandbox = new SandboxClient({
    url: addresses.sandboxUrl,
    fetch: (input, init) => fetch(input, { ...init, signal }),
  });
  for (const action of ["new-night", "new-day"] as const) {
    try {
      await sandbox.press(account.persona, action);
    } catch (error) {
      if (!(error instanceof SandboxError)) throw error;
      throw new Failure(`the sandbox refused: ${error.message}`, { cause: error });
    }
  }
}

async function readBackfill({ addresses, browser }: Visit): Promise<Backfill> {
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
  options: Visit;
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
