import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";

/** The sandbox as a program of its own, as the product meets it. */
export interface RunningSandbox {
  url: string;
  stop(): Promise<void>;
}

const root = fileURLToPath(new URL("../../../", import.meta.url));
export const redirectUri = "http://localhost:3481/api/oura/callback";

/** Starts a sandbox on a free port with an empty folder of its own. @throws when it does not come up. */
export async function startSandbox(
  settings: Readonly<Record<string, string>> = {},
): Promise<RunningSandbox> {
  const folder = mkdtempSync(join(tmpdir(), "ringboard-sandbox-"));
  const child = spawn(process.execPath, ["sandbox/main.ts"], {
    cwd: root,
    env: {
      ...process.env,
      SANDBOX_PORT: "0",
      DATA_DIR: folder,
      SANDBOX_REDIRECT_URIS: redirectUri,
      SANDBOX_RATE_LIMIT: "0",
      ...settings,
    },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const url = await readUrl(child);
  return {
    url,
    async stop() {
      const ended = new Promise((resolve) => child.once("exit", resolve));
      child.kill();
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function readUrl(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = "";
    child.stdout?.on("data", (chunk) => {
      text += chunk;
      const url = /sandbox ready (http:\S+)/.exec(text)?.[1];
      if (url !== undefined) resolve(url);
    });
    child.once("exit", (code) => reject(new Error(`the sandbox ended with ${code}`)));
  });
}

/** Settings for a process that talks to a sandbox; those that are set already win, but for the URLs. */
export function toSandboxEnvironment(url: string): Record<string, string> {
  return {
    APP_URL: "http://localhost:3481",
    NEXTAUTH_SECRET: "0123456789abcdef0123456789abcdef",
    ENCRYPTION_KEYS: `k1:${Buffer.alloc(32, 7).toString("base64")}`,
    OURA_WEBHOOK_TOKEN: "0123456789abcdef",
    OURA_CLIENT_ID: "ringboard-sandbox",
    OURA_CLIENT_SECRET: "ringboard-sandbox-secret",
    OURA_RATE_LIMIT: "100000",
    OURA_AUTHORIZE_URL: `${url}/oauth/authorize`,
    OURA_TOKEN_URL: `${url}/oauth/token`,
    OURA_REVOKE_URL: `${url}/oauth/revoke`,
    OURA_API_URL: url,
  };
}
