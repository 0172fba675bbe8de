import { type ChildProcess, spawn } from "node:child_process";
import { EventEmitter, on } from "node:events";
import { closeSync, rmSync, writeSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { createInterface } from "node:readline";
import { projectFolder, replaceFile } from "./data-folder.ts";
import { Failure, toFileFailure } from "./failure.ts";
import { openLog, readLastLines } from "./log-file.ts";
import { endLeftovers, graceMs, signalGroup } from "./process-groups.ts";
import { readStartTime } from "./process-table.ts";
import type { Script } from "./script.ts";

/** A program to run, by default with this project's Node. */
export type Program = {
  /** Names its log file and its lines on the terminal. */
  name: string;
  command?: string;
  args: string[];
  env: NodeJS.ProcessEnv;
  /** Whether its lines show on the terminal too; by default as the whole run does. */
  echo?: boolean;
  /** How many of its last lines a failure shows. */
  lastLines?: number;
};

/** A child that has to keep running. */
export type Service = {
  name: string;
  pid: number;
  logPath: string;
  /** Settles at its first line of output that matches; rejects after the time. */
  printed: (options: { line: RegExp; seconds: number }) => Promise<void>;
};

/** All children of one script: each leads its own process group and ends with the script. */
export type ChildProcesses = {
  /** Runs a program to its end. @throws Failure with its last lines when it does not succeed */
  run: (program: Program) => Promise<void>;
  /** Starts a program that must not end before the script does. */
  serve: (program: Program) => Service;
  /** Ends one service, SIGTERM first. */
  stop: (service: Service) => Promise<void>;
  /** Ends one service as a power cut would: it puts nothing in order. */
  kill: (service: Service) => Promise<void>;
};

type Launched = { child: ChildProcess; lines: EventEmitter; logPath: string };

/**
 * Children write to `logs/<name>.log` in the data folder; with `echo` also to the terminal, prefixed.
 * A list of them on disk lets the next run end what a killed one left behind.
 */
export async function openChildProcesses({
  script,
  dataFolder,
  echo = false,
}: {
  script: Script;
  dataFolder: string;
  echo?: boolean;
}): Promise<ChildProcesses> {
  const children = new Map<number, ChildProcess>();
  const stopping = new Set<number>();
  const listPath = join(dataFolder, "processes.json");
  await endLeftovers(listPath);

  const remember = (): void => {
    const list = [...children.keys()].map((pid) => ({ pid, startedAt: readStartTime(pid) }));
    replaceFile({ path: listPath, content: `${JSON.stringify(list)}\n` });
  };

  const launch = (program: Program): Launched => {
    script.signal.throwIfAborted();
    const logPath = join(dataFolder, "logs", `${program.name}.log`);
    const log = openLog(logPath);
    const child = spawn(program.command ?? process.execPath, program.args, {
      cwd: projectFolder,
      env: program.env,
      detached: true,
      stdio: ["ignore", "pipe", "pipe"],
    });
    const lines = new EventEmitter();
    for (const stream of [child.stdout, child.stderr]) {
      createInterface({ input: stream }).on("line", (line) => {
        lines.emit("line", line);
        try {
          writeSync(log, `${line}\n`);
        } catch (error) {
          script.fail(toFileFailure({ error, path: logPath }));
        }
        if (program.echo ?? echo) console.log(`${program.name.padEnd(8)}│ ${line}`);
      });
    }
    child.once("close", () => closeSync(log));
    const { pid } = child;
    if (pid !== undefined) {
      children.set(pid, child);
      remember();
      child.once("close", () => {
        children.delete(pid);
        remember();
      });
    }
    return { child, lines, logPath };
  };

  const stopAll = async (): Promise<void> => {
    await Promise.all([...children.values()].map((child) => end({ child, stopping })));
    rmSync(listPath, { force: true });
  };
  script.signal.addEventListener("abort", () => void stopAll().catch(script.fail));
  script.deferFirst(stopAll);

  return {
    run: async (program) => {
      const { child, logPath } = launch(program);
      const code = await waitForEnd(child);
      script.signal.throwIfAborted();
      if (code !== 0) throw toDeath({ program, code, logPath });
    },
    serve: (program) => {
      const { child, lines, logPath } = launch(program);
      const pid = child.pid ?? 0;
      const watch = async (): Promise<void> => {
        const code = await waitForEnd(child);
        if (!stopping.has(pid)) script.fail(toDeath({ program, code, logPath }));
      };
      void watch();
      return {
        name: program.name,
        pid,
        logPath,
        printed: (options) => waitForLine({ lines, name: program.name, script, ...options }),
      };
    },
    stop: async ({ pid }) => {
      const child = children.get(pid);
      if (child) await end({ child, stopping });
    },
    kill: async ({ pid }) => {
      const child = children.get(pid);
      if (!child || child.exitCode !== null || child.signalCode !== null) return;
      stopping.add(pid);
      const ended = new Promise<void>((done) => child.once("close", () => done()));
      signalGroup({ pid, signal: "SIGKILL" });
      await ended;
    },
  };
}

function waitForEnd(child: ChildProcess): Promise<number | string> {
  return new Promise((done) => {
    child.once("error", (error) => done(error.message));
    child.once("close", (code, signal) => done(code ?? signal ?? "an unknown reason"));
  });
}

function toDeath(options: { program: Program; code: number | string; logPath: string }): Failure {
  const { program, code, logPath } = options;
  const count = program.lastLines ?? 12;
  const last = readLastLines({ path: logPath, count }).map((line) => `  ${line}`);
  return new Failure(
    [`${program.name} ended (${code}); its log is ${logPath}`, ...last].join("\n"),
  );
}

async function waitForLine(options: {
  lines: EventEmitter;
  name: string;
  script: Script;
  line: RegExp;
  seconds: number;
}): Promise<void> {
  const { lines, line, name, script, seconds } = options;
  const signal = AbortSignal.any([script.signal, AbortSignal.timeout(seconds * 1000)]);
  try {
    for await (const [text] of on(lines, "line", { signal })) {
      if (line.test(String(text))) return;
    }
  } catch (error) {
    script.signal.throwIfAborted();
    throw new Failure(`${name} was not ready after ${seconds} s.`, { cause: error });
  }
}

/** Asks a child's whole group to end, and makes it after ten seconds. */
async function end(options: { child: ChildProcess; stopping: Set<number> }): Promise<void> {
  const { child, stopping } = options;
  const { pid } = child;
  if (pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise<void>((done) => child.once("close", () => done()));
  if (!stopping.has(pid)) signalGroup({ pid, signal: "SIGTERM" });
  stopping.add(pid);
  const timer = setTimeout(() => signalGroup({ pid, signal: "SIGKILL" }), graceMs);
  await ended;
  clearTimeout(timer);
  // Whatever the leader started and left behind shares its group.
  signalGroup({ pid, signal: "SIGKILL" });
}
