import { openChildProcesses } from "./child-processes.ts";
import { prepareBuild } from "./prepare.ts";
import { readFlags, runScript } from "./script.ts";
import { openTemporaryFolder } from "./temporary-folder.ts";

/** The production build, made only when the sources changed. */
await runScript(async (script) => {
  readFlags([]);
  const dataFolder = openTemporaryFolder({ script });
  await prepareBuild(await openChildProcesses({ script, dataFolder, echo: true }));
});
