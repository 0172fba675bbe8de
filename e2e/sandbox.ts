import { SandboxClient, type SandboxDocument } from "../sandbox/client.ts";
import type { Reading } from "./readings.ts";

/** The sandbox of this run, by its control API. */
class Sandbox extends SandboxClient {
  /** The newest document of one type. */
  async latest(persona: string, type: string): Promise<SandboxDocument> {
    const last = (await this.documents(persona, type)).at(-1);
    if (!last) throw new Error(`the sandbox has no ${type} of ${persona}`);
    return last;
  }

  /** Heart-rate rows of the last four days that exist, oldest first. */
  async latestHeartRate(persona: string): Promise<Reading[]> {
    const from = new Date(Date.now() - 4 * 86_400_000).toISOString();
    const to = new Date(Date.now() + 2 * 86_400_000).toISOString();
    return this.heartRate(persona, { from, to });
  }
}

export const sandbox = new Sandbox({
  url: process.env["E2E_SANDBOX_URL"] ?? "http://localhost:3001",
});
