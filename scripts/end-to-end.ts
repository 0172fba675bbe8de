import type { ChildProcesses } from "./child-processes.ts";
import { findChromium } from "./chromium.ts";
import { Failure, printError } from "./failure.ts";
import type { Pair } from "./pair.ts";
import type { Script } from "./script.ts";
import { startServices, toApp, toSandbox, toWorker } from "./services.ts";
import type { Addresses } from "./settings.ts";

/**
 * Runs the browser tests against a product of their own: the production build, the sandbox and the
 * worker on the given settings. Failed tests are in the report; anything else that breaks throws.
 */
export async function runEndToEnd({
  addresses,
  children,
  env,
  files = [],
  pair,
  report,
  script,
}: {
  addresses: Addresses;
  children: ChildProcesses;
  env: NodeJS.ProcessEnv;
  /** Test files to run; all without any. */
  files?: readonly string[];
  /** Two apps and two workers instead of one of each, already prepared on the same settings. */
  pair?: Pair;
  report: string;
  script: Script;
}): Promise<void> {
  const chromium = await findChromium(children);
  const [app = toApp({ env, host: "localhost" }), secondApp] = pair?.apps ?? [];
  const [worker = toWorker(env), secondWorker] = pair?.workers ?? [];
  const seconds = [secondApp, secondWorker].flatMap((one) => (one ? [children.serve(one)] : []));
  const services = await startServices({
    addresses,
    children,
    script,
    programs: { sandbox: toSandbox(env), app, worker },
  });
  await pair?.untilAppsAnswer();
  try {
    await children.run({
      name: "end-to-end",
      args: ["node_modules/@playwright/test/cli.js", "test", ...files],
      env: {
        ...env,
        NODE_ENV: "test",
        E2E_BASE_URL: addresses.appUrl,
        E2E_SANDBOX_URL: addresses.sandboxUrl,
        E2E_REPORT: report,
        ...(chromium ? { E2E_CHROMIUM: chromium } : {}),
      },
      echo: true,
    });
  } catch (error) {
    script.signal.throwIfAborted();
    if (!(error instanceof Failure)) throw error;
    printError(error);
  }
  for (const service of [...seconds, services.worker, services.app, services.sandbox]) {
    if (service) await children.stop(service);
  }
}
