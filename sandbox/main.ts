import { join } from "node:path";
import { Clock } from "./clock.ts";
import { readCommandLine } from "./flags.ts";
import { createSandbox } from "./sandbox.ts";
import { readSettings, SettingsError } from "./settings.ts";
import { StateError, StateStore } from "./state.ts";

/** Starts the sandbox from its flags and the environment and stops at the first signal. */
function main(): void {
  const line = readCommandLine(process.argv.slice(2));
  if (line.kind === "help") {
    console.log(line.text);
    return;
  }
  const settings = readSettings({ ...process.env, ...line.environment });
  const path = join(settings.dataDirectory, "sandbox", "state.json");
  const setting = settings.clock ?? { start: null, speed: 1 };
  const store = new StateStore({ path, now: setting.start ?? Date.now() });
  // A clock that was asked for wins over the one that was left.
  const clock = new Clock({ setting, mark: settings.clock === null ? store.value.clock : null });
  const { server, start, stop } = createSandbox({ settings, store, clock });

  server.on("error", (error: NodeJS.ErrnoException) => {
    fail(
      error.code === "EADDRINUSE"
        ? `port ${settings.port} is in use: stop what listens there or set SANDBOX_PORT`
        : `cannot listen on ${settings.host}:${settings.port}: ${error.message}`,
    );
  });
  server.listen(settings.port, settings.host, () => {
    const address = server.address();
    const port = typeof address === "object" && address !== null ? address.port : settings.port;
    start();
    if (settings.allowRemote) {
      console.warn(
        `sandbox: WARNING: ${settings.host} may be open to other computers, and whoever reaches it controls the sandbox`,
      );
    }
    console.log(`sandbox ready http://localhost:${port}`);
  });

  const end = () => {
    stop();
    process.exit(0);
  };
  process.once("SIGINT", end);
  process.once("SIGTERM", end);
}

function fail(message: string): never {
  console.error(`sandbox: ${message}`);
  process.exit(1);
}

try {
  main();
} catch (error) {
  if (error instanceof SettingsError || error instanceof StateError) fail(error.message);
  throw error;
}
