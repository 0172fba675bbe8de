import { randomBytes } from "node:crypto";
import type { ChildProcesses } from "./child-processes.ts";
import { findChromium } from "./chromium.ts";
import { Failure, printError } from "./failure.ts";
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
  env: given,
  report,
  script,
}: {
  addresses: Addresses;
  children: ChildProcesses;
  env: NodeJS.ProcessEnv;
  report: string;
  script: Script;
}): Promise<void> {
  const env = { ...given, METRICS_TOKEN: randomBytes(24).toString("hex") };
  const chromium = await findChromium(children);
  const services = await startServices({
    addresses,
    children,
    script,
    programs: {
      sandbox: toSandbox(env),
      app: toApp({ env, host: "localhost" }),
      worker: toWorker(env),
    },
  });
  try {
    await children.run({
      name: "end-to-end",
      args: ["node_modules/@playwright/test/cli.js", "test"],
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
  for (const service of [services.worker, services.app, services.sandbox]) {
    if (service) await children.stop(service);
  }
}
