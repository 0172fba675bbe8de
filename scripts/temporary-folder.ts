import { chmodSync, mkdirSync, mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { toFileFailure } from "./failure.ts";
import type { Script } from "./script.ts";

/** A data folder of its own for one run, deleted with the script. The database's user may pass through. */
export function openTemporaryFolder({ script }: { script: Script }): string {
  try {
    const folder = realpathSync(mkdtempSync(join(tmpdir(), "ringboard-")));
    script.defer(() => rmSync(folder, { recursive: true, force: true }));
    chmodSync(folder, 0o711);
    mkdirSync(join(folder, "logs"), { mode: 0o711 });
    return folder;
  } catch (error) {
    throw toFileFailure({ error, path: tmpdir() });
  }
}
