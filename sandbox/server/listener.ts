import type { IncomingMessage, ServerResponse } from "node:http";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { setTimeout as wait } from "node:timers/promises";
import { detail, json, PayloadTooLarge, type Reply, readText } from "./exchange.ts";
import type { Faults } from "./faults.ts";
import type { createRouter } from "./router.ts";

type FindRoute = ReturnType<typeof createRouter>;

/** Answers requests: faults first, then routes; whatever goes wrong inside becomes one logged 500. */
export function createListener({ find, faults }: { find: FindRoute; faults: Faults }) {
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    try {
      const reply = await answer({ request, find, faults });
      if (reply === null) response.destroy();
      else await send({ reply, response });
    } catch (error) {
      if (isGone(error)) return;
      console.error("sandbox request failed", request.method, error);
      if (response.headersSent) response.destroy();
      else
        await send({ reply: detail({ status: 500, message: "Internal Server Error" }), response });
    }
  };
}

/** The reply, or null when a fault drops the connection. */
async function answer({
  request,
  find,
  faults,
}: {
  request: IncomingMessage;
  find: FindRoute;
  faults: Faults;
}): Promise<Reply | null> {
  const target = request.url ?? "/";
  const url = URL.canParse(target, "http://sandbox") ? new URL(target, "http://sandbox") : null;
  if (url === null) return detail({ status: 400, message: "Bad request" });
  const fault = faults.take(url.pathname);
  if (fault !== null && fault.delay_ms > 0) await wait(fault.delay_ms);
  if (fault?.drop) return null;
  if (fault?.status !== undefined)
    return json({ status: fault.status, body: { detail: "A fault was asked for" } });
  const method = request.method ?? "GET";
  const match = find({ method, path: url.pathname });
  if (match.kind === "unknown") return detail({ status: 404, message: "Not Found" });
  if (match.kind === "wrong method") {
    const reply = detail({ status: 405, message: "Method Not Allowed" });
    return { ...reply, headers: { ...reply.headers, allow: match.allowed } };
  }
  try {
    return await match.handler({
      request,
      method,
      url,
      params: match.params,
      text: () => readText(request),
    });
  } catch (error) {
    if (error instanceof PayloadTooLarge)
      return detail({ status: 413, message: "Payload too large" });
    throw error;
  }
}

async function send({
  reply,
  response,
}: {
  reply: Reply;
  response: ServerResponse;
}): Promise<void> {
  const { body = "" } = reply;
  if (typeof body === "string") {
    response.writeHead(reply.status, {
      ...reply.headers,
      "content-length": Buffer.byteLength(body),
    });
    response.end(body);
    return;
  }
  response.writeHead(reply.status, reply.headers);
  await pipeline(Readable.from(body, { objectMode: false }), response);
}

/** Whether the other side went away while it was being answered, which is no failure of ours. */
function isGone(error: unknown): boolean {
  const gone = ["ERR_STREAM_PREMATURE_CLOSE", "ECONNRESET", "EPIPE"];
  return error instanceof Error && "code" in error && gone.includes(String(error.code));
}
