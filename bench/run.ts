import { openChildProcesses } from "../scripts/child-processes.ts";
import { removePostgres, startPostgres } from "../scripts/postgres-server.ts";
import { prepareBuild } from "../scripts/prepare.ts";
import { readFlags, runScript, type Script } from "../scripts/script.ts";
import { openTemporaryFolder } from "../scripts/temporary-folder.ts";
import { measureCrowd } from "./crowd.ts";
import { measureFiveYears, measureOnePerson, onePersonParts } from "./one-person.ts";
import type { Ground } from "./product.ts";
import { measureQuota } from "./quota.ts";
import { type Figure, printReport } from "./report.ts";
import { measureSandbox } from "./sandbox.ts";

/** What can be measured alone, as in `npm run bench -- sandbox`. */
const parts = ["sandbox", ...onePersonParts, "five-years", "quota", "crowd"] as const;

/** Measures products of its own, all of them on this machine, and prints what falls short. */
async function bench(script: Script): Promise<void> {
  const named = readFlags(parts);
  const isWanted = (part: (typeof parts)[number]) => named.size === 0 || named.has(part);
  const dataFolder = openTemporaryFolder({ script });
  script.defer(() => removePostgres({ dataFolder }));
  const children = await openChildProcesses({ script, dataFolder });
  const figures: Figure[] = [];
  const measure = async (name: string, run: () => Promise<Figure[]>): Promise<void> => {
    script.signal.throwIfAborted();
    console.log(`measuring ${name}`);
    figures.push(...(await run()));
  };
  if (isWanted("sandbox")) await measure("the sandbox alone", () => measureSandbox(children));
  if (parts.some((part) => part !== "sandbox" && isWanted(part))) {
    await prepareBuild(children);
    const database = await startPostgres({ dataFolder, script });
    const ground: Ground = { script, children, dataFolder, database };
    if (onePersonParts.some(isWanted)) await measureOnePerson({ ground, isWanted, measure });
    if (isWanted("five-years")) await measure("five years", () => measureFiveYears(ground));
    if (isWanted("quota")) await measure("the quota", () => measureQuota(ground));
    if (isWanted("crowd")) await measure("a crowd", () => measureCrowd(ground));
  }
  printReport(figures);
}

await runScript(bench);
