import { SandboxChip } from "#components/shell/sandbox-chip.tsx";
import { env } from "#lib/env.ts";
import { isLoopback } from "#lib/oura/secure-url.ts";

/** The chip of an installation whose Oura cloud runs on its own machine; nothing for the real one. */
export function SandboxNotice() {
  return isLoopback(new URL(env().OURA_API_URL)) ? <SandboxChip /> : null;
}
