import process from "node:process";
import { readCommandLine } from "../sandbox/flags.ts";
import { readSettings, SettingsError } from "../sandbox/settings.ts";
import { openChildProcesses } from "./child-processes.ts";
import { openDataFolder } from "./data-folder.ts";
import { Failure } from "./failure.ts";
import { readPort, requireFreePort } from "./ports.ts";
import { runScript } from "./script.ts";
import { toSandbox } from "./services.ts";
import { toAddresses } from "./settings.ts";
import { openTemporaryFolder } from "./temporary-folder.ts";

/** The Oura cloud alone, for an application started elsewhere; `--help` lists its flags. */
await runScript(async (script) => {
  const line = readChecked(() => readCommandLine(process.argv.slice(2)));
  if (line.kind === "help") {
    console.log(line.text);
    return;
  }
  const given = { ...process.env, ...line.environment };
  const ports = {
    app: readPort({ name: "PORT", fallback: 3000 }),
    sandbox: readChecked(() => readSettings(given)).port,
  };
  if (ports.sandbox !== 0) await requireFreePort({ name: "SANDBOX_PORT", port: ports.sandbox });
  const { appUrl } = toAddresses({ ports, env: process.env });
  const children = await openChildProcesses({
    script,
    dataFolder: openTemporaryFolder({ script }),
    echo: true,
  });
  const sandbox = children.serve(
    toSandbox({
      OURA_CLIENT_ID: "ringboard-sandbox",
      OURA_CLIENT_SECRET: "ringboard-sandbox-secret",
      SANDBOX_REDIRECT_URIS: `${appUrl}/api/oura/callback`,
      ...given,
      DATA_DIR: openDataFolder(),
    }),
  );
  await sandbox.printed({ line: /sandbox ready/, seconds: 60 });
  await script.untilStopped();
});

/** A wrong flag or variable is for the person at the keyboard to correct. */
function readChecked<Value>(read: () => Value): Value {
  try {
    return read();
  } catch (error) {
    if (error instanceof SettingsError) throw new Failure(error.message, { cause: error });
    throw error;
  }
}
