import { existsSync, readFileSync } from "node:fs";
import process from "node:process";
import type { ChildProcesses } from "./child-processes.ts";
import { Failure } from "./failure.ts";
import { toolEnv } from "./prepare.ts";
import { runStep } from "./progress.ts";

const installed = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

/**
 * A Chromium to test with: E2E_CHROMIUM, the system's, Debian's package, or Playwright's download.
 *
 * @returns its path; null when Playwright shall use its own
 */
export async function findChromium(children: ChildProcesses): Promise<string | null> {
  const given = process.env["E2E_CHROMIUM"];
  if (given && !existsSync(given)) throw new Failure(`E2E_CHROMIUM names no file: ${given}`);
  const found = given ?? installed.find((path) => existsSync(path));
  if (found) return found;
  return runStep("browser", async () => {
    if (process.getuid?.() === 0 && isDebian()) {
      const env = { ...toolEnv, DEBIAN_FRONTEND: "noninteractive" };
      const apt = (...args: string[]): Promise<void> =>
        children.run({ name: "apt-get", command: "apt-get", args, env });
      await apt("update");
      await apt("install", "-y", "--no-install-recommends", "chromium");
      return "/usr/bin/chromium";
    }
    await children.run({
      name: "browser-download",
      args: ["node_modules/@playwright/test/cli.js", "install", "chromium"],
      env: toolEnv,
    });
    return null;
  });
}

/** Ubuntu's package of that name is a stub for another installer, so only Debian itself counts. */
function isDebian(): boolean {
  const path = "/etc/os-release";
  return existsSync(path) && /^ID=debian$/m.test(readFileSync(path, "utf8"));
}
