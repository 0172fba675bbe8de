import process from "node:process";

/**
 * Settles at the first request to stop: Ctrl-C, SIGTERM, SIGHUP, or the death of the wrapper that
 * started this script. Later requests change nothing: npm and a terminal both send their own.
 */
export function waitForStop(): Promise<string> {
  return new Promise((done) => {
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => done(signal));
    process.once("disconnect", () => done("disconnect"));
    // The channel to the wrapper must not keep a finished script alive.
    process.channel?.unref();
  });
}
