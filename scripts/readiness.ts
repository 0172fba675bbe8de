import { setTimeout as sleep } from "node:timers/promises";
import { Failure } from "./failure.ts";

/**
 * Asks a URL until it answers 2xx.
 *
 * @throws {Failure} after `seconds`, with what came last; the signal's reason when aborted
 */
export async function waitForHttp({
  name,
  url,
  seconds,
  signal,
}: {
  name: string;
  url: string;
  seconds: number;
  signal: AbortSignal;
}): Promise<void> {
  const deadline = Date.now() + seconds * 1000;
  let last = "no answer";
  while (Date.now() < deadline) {
    signal.throwIfAborted();
    try {
      const timeout = AbortSignal.timeout(5000);
      const response = await fetch(url, { signal: AbortSignal.any([signal, timeout]) });
      if (response.ok) return;
      last = `status ${response.status}: ${(await response.text()).slice(0, 200)}`;
    } catch (error) {
      signal.throwIfAborted();
      last = error instanceof Error ? error.message : String(error);
    }
    await sleep(100);
  }
  throw new Failure(`${name} was not ready after ${seconds} s (${url}: ${last}).`);
}
