import { Agent, request } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";

/** What a load run saw. */
export interface LoadResult {
  /** Answers with the expected status, per second. */
  perSecond: number;
  answered: number;
  /** Answers with another status, and requests that failed. */
  refused: number;
  /** Milliseconds, ascending. */
  latencies: number[];
}

/** One request of a load run. */
export interface LoadRequest {
  path: string;
  method?: "GET" | "POST";
  headers?: Record<string, string>;
  body?: string;
}

/**
 * Sends requests over kept-alive connections until `seconds` have passed or `count` are answered,
 * whichever is first. Loopback only: a benchmark never loads anybody else's machine.
 */
export async function runLoad({
  baseUrl,
  connections,
  seconds,
  count = Number.POSITIVE_INFINITY,
  expectedStatus,
  next,
}: {
  baseUrl: string;
  connections: number;
  seconds: number;
  count?: number;
  expectedStatus: number;
  next: (index: number) => LoadRequest;
}): Promise<LoadResult> {
  const { hostname, port } = requireLoopback(baseUrl);
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const latencies: number[] = [];
  let refused = 0;
  let started = 0;
  const begin = performance.now();
  const end = begin + seconds * 1000;

  async function runConnection(): Promise<void> {
    while (performance.now() < end && started < count) {
      const sent = performance.now();
      const status = await send({ agent, hostname, port, request: next(started++) });
      if (status === expectedStatus) latencies.push(performance.now() - sent);
      else refused += 1;
    }
  }

  await Promise.all(Array.from({ length: connections }, runConnection));
  const elapsed = (performance.now() - begin) / 1000;
  agent.destroy();
  latencies.sort((a, b) => a - b);
  return { perSecond: latencies.length / elapsed, answered: latencies.length, refused, latencies };
}

/**
 * Sends requests at a pace, answered or not, as senders do that know nothing of each other, and waits
 * for all answers. Loopback only.
 */
export async function runStream({
  baseUrl,
  perSecond,
  seconds,
  connections,
  expectedStatus,
  next,
}: {
  baseUrl: string;
  perSecond: number;
  seconds: number;
  connections: number;
  expectedStatus: number;
  next: (index: number) => LoadRequest;
}): Promise<LoadResult> {
  const { hostname, port } = requireLoopback(baseUrl);
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const latencies: number[] = [];
  const answers: Promise<void>[] = [];
  let refused = 0;
  const begin = performance.now();

  async function sendOne(index: number): Promise<void> {
    const sent = performance.now();
    const status = await send({ agent, hostname, port, request: next(index) });
    if (status === expectedStatus) latencies.push(performance.now() - sent);
    else refused += 1;
  }

  for (let index = 0; index < perSecond * seconds; ) {
    const due = Math.min(perSecond * seconds, ((performance.now() - begin) / 1000) * perSecond);
    while (index < due) {
      answers.push(sendOne(index));
      index += 1;
    }
    await sleep(5);
  }
  await Promise.all(answers);
  const elapsed = (performance.now() - begin) / 1000;
  agent.destroy();
  latencies.sort((a, b) => a - b);
  return { perSecond: latencies.length / elapsed, answered: latencies.length, refused, latencies };
}

function requireLoopback(baseUrl: string): { hostname: string; port: string } {
  const { hostname, port } = new URL(baseUrl);
  if (!["localhost", "127.0.0.1"].includes(hostname)) throw new Error("loopback only");
  return { hostname, port };
}

function send({
  agent,
  hostname,
  port,
  request: { path, method = "GET", headers = {}, body },
}: {
  agent: Agent;
  hostname: string;
  port: string;
  request: LoadRequest;
}): Promise<number> {
  return new Promise((resolve) => {
    const sending = request(
      { agent, host: hostname, port, path, method, headers: withLength(headers, body) },
      (answer) => {
        answer.resume();
        answer.once("end", () => resolve(answer.statusCode ?? 0));
        answer.once("error", () => resolve(0));
      },
    );
    sending.once("error", () => resolve(0));
    sending.end(body);
  });
}

function withLength(headers: Record<string, string>, body: string | undefined) {
  if (body === undefined) return headers;
  return { ...headers, "content-length": String(Buffer.byteLength(body)) };
}

/** The value below which `share` (0–1) of ascending values lie; NaN for none. */
export function toPercentile(ascending: readonly number[], share: number): number {
  const index = Math.min(ascending.length - 1, Math.floor(ascending.length * share));
  return ascending[index] ?? Number.NaN;
}
