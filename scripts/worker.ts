import { openChildProcesses } from "./child-processes.ts";
import { requireDatabase } from "./database.ts";
import { prepareClient } from "./prepare.ts";
import { readFlags, runScript } from "./script.ts";
import { toWorker } from "./services.ts";
import { requireProductionSettings } from "./settings.ts";
import { openTemporaryFolder } from "./temporary-folder.ts";

/** One more worker on a database that `npm start` prepared; any number may run. */
await runScript(async (script) => {
  readFlags([]);
  const env = requireProductionSettings({ port: 3000 });
  await requireDatabase({ databaseUrl: env["DATABASE_URL"] ?? "" });
  const children = await openChildProcesses({
    script,
    dataFolder: openTemporaryFolder({ script }),
    echo: true,
  });
  await prepareClient(children);
  await children.serve(toWorker(env)).printed({ line: /worker ready/, seconds: 60 });
  await script.untilStopped();
});
