import type { Clock } from "../clock.ts";

/** What came of a call: a status and what was read of the body, or why there was none. */
export type Outcome =
  | { kind: "answered"; status: number; text: string }
  | { kind: "timed out" }
  | { kind: "failed"; reason: string };

/** More than any answer that is looked at. */
const mostBytes = 64 * 1024;

/** Calls a subscriber, gives it some seconds and never follows a redirect. */
export async function send({
  clock,
  url,
  seconds,
  reads,
  init,
}: {
  clock: Clock;
  url: URL | string;
  seconds: number;
  /** The status comes before the body, and is all that an event's answer is judged by. */
  reads: "status" | "body";
  init: RequestInit;
}): Promise<Outcome> {
  const controller = new AbortController();
  const { signal } = controller;
  const callOff = clock.after(seconds * 1000, () => controller.abort());
  try {
    const response = await fetch(url, { ...init, redirect: "manual", signal });
    if (reads === "body") {
      return { kind: "answered", status: response.status, text: await readStart(response) };
    }
    await response.body?.cancel();
    return { kind: "answered", status: response.status, text: "" };
  } catch (error) {
    if (signal.aborted) return { kind: "timed out" };
    return { kind: "failed", reason: toReason(error) };
  } finally {
    callOff();
  }
}

async function readStart(response: Response): Promise<string> {
  if (response.body === null) return "";
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body) {
    chunks.push(chunk);
    size += chunk.byteLength;
    if (size >= mostBytes) break;
  }
  return Buffer.concat(chunks).subarray(0, mostBytes).toString("utf8");
}

function toReason(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { cause } = error;
  return cause instanceof Error && cause.message !== "" ? cause.message : error.message;
}
