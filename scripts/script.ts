import process from "node:process";
import { Failure, printError } from "./failure.ts";

type Cleanup = () => Promise<void> | void;

/** What a script's body is given: a way to be told to stop, and a place for what must be undone. */
export type Script = {
  /** Aborted by Ctrl-C, SIGTERM, the wrapper's death, or a process that ended by itself. */
  signal: AbortSignal;
  /** Registers a clean-up. They run last first, each even when another fails. */
  defer: (cleanup: Cleanup) => void;
  /** Registers a clean-up that runs before all those: ending the processes that use what they undo. */
  deferFirst: (cleanup: Cleanup) => void;
  /** Ends the script with an error from outside its body. */
  fail: (error: unknown) => void;
  /** Settles at a request to stop; rejects when something ended that had to keep running. */
  untilStopped: () => Promise<void>;
};

/** The reason of a requested end, as opposed to a failed one. */
class StopRequest extends Error {
  override name = "StopRequest";
}

/**
 * Runs a script so that nothing outlives it: requests to stop abort its signal, then clean-ups run.
 * Exit code 0 when the body ends or was waiting to be stopped, 130 when it was interrupted before,
 * 1 after an error, which is printed (a {@link Failure} as one line).
 */
export async function runScript(body: (script: Script) => Promise<void>): Promise<void> {
  const controller = new AbortController();
  const cleanups: Cleanup[] = [];
  const firstCleanups: Cleanup[] = [];
  const abort = (reason: unknown): void => controller.abort(reason);
  // npm and the terminal both pass a Ctrl-C on, so a second signal is no second wish.
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
    process.on(signal, () => abort(new StopRequest(signal)));
  }
  process.once("disconnect", () => abort(new StopRequest("the wrapper ended")));
  process.on("uncaughtException", abort);
  process.on("unhandledRejection", abort);
  // The channel to the wrapper must not keep a finished script alive.
  process.channel?.unref();

  const untilStopped = async (): Promise<void> => {
    await new Promise<void>((done) => {
      if (controller.signal.aborted) done();
      controller.signal.addEventListener("abort", () => done());
    });
    if (!(controller.signal.reason instanceof StopRequest)) throw controller.signal.reason;
  };

  try {
    await body({
      signal: controller.signal,
      defer: (cleanup) => cleanups.push(cleanup),
      deferFirst: (cleanup) => firstCleanups.push(cleanup),
      fail: abort,
      untilStopped,
    });
  } catch (error) {
    report(controller.signal.aborted ? controller.signal.reason : error);
  }
  for (const cleanup of [...firstCleanups, ...cleanups.toReversed()]) {
    try {
      await cleanup();
    } catch (error) {
      report(error);
    }
  }
  process.exit();
}

function report(error: unknown): void {
  if (error instanceof StopRequest) {
    process.exitCode ??= 130;
    return;
  }
  printError(error);
  process.exitCode = 1;
}

/** Reads the flags a script knows, such as `--reset`. @throws Failure for any other argument */
export function readFlags<Name extends string>(known: readonly Name[]): Set<Name> {
  const given = process.argv.slice(2).filter((argument) => argument !== "--");
  const isKnown = (flag: string): flag is Name => known.some((name) => name === flag);
  for (const flag of given) {
    if (!isKnown(flag)) {
      const choice = known.length > 0 ? `use ${known.join(", ")}` : "it takes none";
      throw new Failure(`unknown option "${flag}": ${choice}.`);
    }
  }
  return new Set(given.filter(isKnown));
}
