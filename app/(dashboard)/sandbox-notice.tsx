import { SandboxChip } from "#components/shell/sandbox-chip.tsx";
import { env } from "#lib/env.ts";

const loopbackHosts: ReadonlySet<string> = new Set(["localhost", "127.0.0.1", "[::1]"]);

/** The chip of an installation whose Oura cloud runs on its own machine; nothing for the real one. */
export function SandboxNotice() {
  const isLoopback = loopbackHosts.has(new URL(env().OURA_API_URL).hostname);
  return isLoopback ? <SandboxChip /> : null;
}
