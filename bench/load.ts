import { Agent, request } from "node:http";

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
  const { hostname, port } = new URL(baseUrl);
  if (!["localhost", "127.0.0.1"].includes(hostname)) throw new Error("loopback only");
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
