import type { ChildProcesses, Program, Service } from "./child-processes.ts";
import { runStep } from "./progress.ts";
import { waitForHttp } from "./readiness.ts";
import type { Script } from "./script.ts";
import type { Addresses } from "./settings.ts";

const next = "node_modules/next/dist/bin/next";

/**
 * The Oura cloud on loopback. Nothing lives long in it: a small heap is swept often and stays small.
 * Compiled modules are kept, which halves the time that it takes to start again.
 */
export const toSandbox = (env: NodeJS.ProcessEnv): Program => ({
  name: "sandbox",
  args: ["--max-old-space-size=256", "--max-semi-space-size=4", "sandbox/main.ts"],
  env: { NODE_COMPILE_CACHE: "node_modules/.cache/sandbox", ...env },
});

/** Next's server of the production build; `host` null listens on every address. */
export const toApp = ({ env, host }: { env: NodeJS.ProcessEnv; host: string | null }): Program => ({
  name: "app",
  args: [next, "start", "-p", env["PORT"] ?? "3000", ...(host ? ["-H", host] : [])],
  env: { ...env, NODE_ENV: "production" },
});

/** Next's development server. */
export const toDevApp = (env: NodeJS.ProcessEnv): Program => ({
  name: "app",
  args: [next, "dev", "-p", env["PORT"] ?? "3000", "-H", "localhost"],
  env: { ...env, NODE_ENV: "development" },
});

/** The job runner; `server-only` modules load under the condition. */
export const toWorker = (env: NodeJS.ProcessEnv): Program => ({
  name: "worker",
  args: ["--conditions=react-server", "lib/jobs/worker.ts"],
  env,
});

/** The processes of a running Ringboard. */
export type Services = { sandbox: Service | null; app: Service; worker: Service };

/** Starts sandbox (when given) and app side by side, then the worker, which needs both to subscribe. */
export async function startServices({
  addresses,
  children,
  programs,
  script,
}: {
  addresses: Addresses;
  children: ChildProcesses;
  programs: { sandbox: Program | null; app: Program; worker: Program };
  script: Script;
}): Promise<Services> {
  const { signal } = script;
  return runStep("services", async () => {
    const sandbox = programs.sandbox && children.serve(programs.sandbox);
    const app = children.serve(programs.app);
    await Promise.all([
      sandbox?.printed({ line: /sandbox ready/, seconds: 60 }),
      waitForHttp({
        name: "app",
        url: `${addresses.appUrl}/api/health/ready`,
        seconds: 120,
        signal,
      }),
    ]);
    const worker = children.serve(programs.worker);
    await worker.printed({ line: /worker ready/, seconds: 60 });
    return { sandbox, app, worker };
  });
}
