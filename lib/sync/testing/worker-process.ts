import { type ChildProcess, spawn } from "node:child_process";
import process from "node:process";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../../", import.meta.url));

/** The worker as a program of its own. */
export interface RunningWorker {
  /** As a power cut would: nothing is put in order. */
  kill(): Promise<void>;
  /** Resolves with its exit code. */
  stop(): Promise<number | null>;
}

/** Starts the worker with this process's environment. @throws when it does not become ready. */
export async function startWorker(): Promise<RunningWorker> {
  const child = spawn(process.execPath, ["--conditions=react-server", "lib/jobs/worker.ts"], {
    cwd: root,
    env: { ...process.env, NODE_OPTIONS: "" },
    stdio: ["ignore", "pipe", "inherit"],
  });
  await untilReady(child);
  const end = (signal: NodeJS.Signals) =>
    new Promise<number | null>((resolve) => {
      if (child.exitCode !== null) resolve(child.exitCode);
      child.once("exit", resolve);
      child.kill(signal);
    });
  return {
    async kill() {
      await end("SIGKILL");
    },
    stop: () => end("SIGTERM"),
  };
}

function untilReady(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    child.stdout?.on("data", (chunk) => {
      if (String(chunk).includes("worker ready")) resolve();
    });
    child.once("exit", (code) => reject(new Error(`the worker ended with ${code}`)));
  });
}
