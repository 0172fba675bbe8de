import process from "node:process";
import { openChildProcesses } from "./child-processes.ts";
import { openDataFolder } from "./data-folder.ts";
import { readPort, requireFreePort } from "./ports.ts";
import { readFlags, runScript } from "./script.ts";
import { toSandbox } from "./services.ts";
import { toAddresses } from "./settings.ts";
import { openTemporaryFolder } from "./temporary-folder.ts";

/** The Oura cloud alone, for an application started elsewhere. */
await runScript(async (script) => {
  readFlags([]);
  const ports = {
    app: readPort({ name: "PORT", fallback: 3000 }),
    sandbox: readPort({ name: "SANDBOX_PORT", fallback: 3001 }),
  };
  await requireFreePort({ name: "SANDBOX_PORT", port: ports.sandbox });
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
      ...process.env,
      SANDBOX_PORT: String(ports.sandbox),
      DATA_DIR: openDataFolder(),
    }),
  );
  await sandbox.printed({ line: /sandbox ready/, seconds: 60 });
  await script.untilStopped();
});
