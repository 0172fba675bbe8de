import type { IncomingMessage, ServerResponse } from "node:http";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { setImmediate as letOthersIn } from "node:timers/promises";
import type { Clock } from "../clock.ts";
import { detail, json, PayloadTooLarge, type Reply, readText } from "./exchange.ts";
import { type Fault, type Faults, isControl } from "./faults.ts";
import { type RequestLog, toCaller, toShownQuery } from "./request-log.ts";
import type { createRouter, Match } from "./router.ts";
import { type Outgoing, spoil } from "./spoil.ts";

/** Longest that a request is left without any answer. */
const longestSilence = 120_000;

interface ListenerContext {
  find: ReturnType<typeof createRouter>;
  faults: Faults;
  log: RequestLog;
  clock: Clock;
  isOwnHost: (request: IncomingMessage) => boolean;
}

/** Answers requests: faults first, then routes; whatever goes wrong inside becomes one logged 500. */
export function createListener(context: ListenerContext) {
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const target = request.url ?? "/";
    const url = URL.canParse(target, "http://sandbox") ? new URL(target, "http://sandbox") : null;
    if (url === null) {
      await send({ reply: detail({ status: 400, message: "Bad request" }), response });
      return;
    }
    const method = request.method ?? "GET";
    const match = context.find({ method, path: url.pathname });
    const fault = context.faults.take({ method, path: url.pathname });
    writeDown({ context, request, response, url, match, fault });
    try {
      await answer({ context, request, response, url, match, fault });
    } catch (error) {
      if (isGone(error)) return;
      console.error("sandbox request failed", method, error);
      if (response.headersSent) response.destroy();
      else
        await send({ reply: detail({ status: 500, message: "Internal Server Error" }), response });
    }
  };
}

interface Call {
  context: ListenerContext;
  request: IncomingMessage;
  response: ServerResponse;
  url: URL;
  match: Match;
  fault: Fault | null;
}

/** Notes the request once its connection is done with it; control and its page are not noted. */
function writeDown({ context, request, response, url, match, fault }: Call): void {
  if (isControl(url.pathname)) return;
  const at = context.clock.now();
  const begin = performance.now();
  response.once("close", () => {
    context.log.add({
      at,
      method: request.method ?? "GET",
      route: match.kind === "unknown" ? "unknown" : match.route,
      path: url.pathname.slice(0, 200),
      query: toShownQuery(url.searchParams),
      status: response.headersSent ? response.statusCode : null,
      milliseconds: Math.round(performance.now() - begin),
      token: toCaller(request),
      fault: fault?.id ?? null,
    });
  });
}

async function answer(call: Call): Promise<void> {
  const { context, response, fault } = call;
  if (fault !== null && fault.delay_ms > 0) {
    await pause({ clock: context.clock, response, milliseconds: fault.delay_ms });
    if (response.destroyed) return;
  }
  const isReplaced = fault !== null && (fault.status !== null || fault.connection !== null);
  const reply = isReplaced && !fault.applied ? { status: 200 } : await handle(call);
  if (fault?.connection === "timeout") {
    await pause({ clock: context.clock, response, milliseconds: longestSilence });
    response.destroy();
    return;
  }
  if (fault?.connection === "reset") {
    reset(response);
    return;
  }
  await send({ ...spoil({ reply, fault }), response });
}

async function handle({ context, request, url, match }: Call): Promise<Reply> {
  if (match.kind !== "found") return misdirected({ match, url });
  try {
    return await match.handler({
      request,
      method: request.method ?? "GET",
      url,
      params: match.params,
      isOwnHost: context.isOwnHost(request),
      text: () => readText(request),
    });
  } catch (error) {
    if (error instanceof PayloadTooLarge)
      return detail({ status: 413, message: "Payload too large" });
    throw error;
  }
}

/** Nobody answers here, or not to this method; whoever meant to control is also told what there is. */
function misdirected({
  match,
  url,
}: {
  match: Exclude<Match, { kind: "found" }>;
  url: URL;
}): Reply {
  const isUnknown = match.kind === "unknown";
  const expected = isUnknown ? "a route that GET /_sandbox lists" : match.allowed;
  return json({
    status: isUnknown ? 404 : 405,
    headers: isUnknown ? {} : { allow: match.allowed },
    body: {
      detail: isUnknown ? "Not Found" : "Method Not Allowed",
      ...(isControl(url.pathname) ? { expected } : {}),
    },
  });
}

/** Waits, but no longer than the other side does. */
function pause({
  clock,
  response,
  milliseconds,
}: {
  clock: Clock;
  response: ServerResponse;
  milliseconds: number;
}): Promise<void> {
  return new Promise((done) => {
    const end = () => {
      callOff();
      response.off("close", end);
      done();
    };
    const callOff = clock.after(milliseconds, end);
    response.once("close", end);
  });
}

/** Ends the connection the hard way, so that the other side sees a reset rather than an end. */
function reset(response: ServerResponse): void {
  response.socket?.resetAndDestroy();
}

async function send({
  reply,
  broken = false,
  response,
}: Partial<Outgoing> & { reply: Reply; response: ServerResponse }): Promise<void> {
  const body = toWhole(reply.body ?? "");
  if (typeof body !== "string") {
    response.writeHead(reply.status, reply.headers);
    await pipeline(Readable.from(pace(body), { objectMode: false }), response);
    return;
  }
  const length = Math.max(Buffer.byteLength(body), broken ? 2 : 0);
  response.writeHead(reply.status, { ...reply.headers, "content-length": length });
  if (broken) {
    // Half of what was promised, then nothing more.
    const bytes = Buffer.from(body);
    response.flushHeaders();
    response.write(bytes.subarray(0, bytes.length / 2));
    response.socket?.destroySoon();
  } else response.end(body);
}

/** A body of a single piece as that piece, which goes out at once; any other with all of its pieces. */
function toWhole(body: string | Iterable<string>): string | Iterable<string> {
  if (typeof body === "string") return body;
  const pieces = body[Symbol.iterator]();
  const first = pieces.next();
  if (first.done) return "";
  const second = pieces.next();
  if (second.done) return first.value;
  return (function* () {
    yield first.value;
    yield second.value;
    yield* { [Symbol.iterator]: () => pieces };
  })();
}

/** One piece at a time: drawn in one go, years of nights would keep everybody else waiting. */
async function* pace(pieces: Iterable<string>): AsyncGenerator<string> {
  for (const piece of pieces) {
    yield piece;
    await letOthersIn();
  }
}

/** Whether the other side went away while it was being answered, which is no failure of ours. */
function isGone(error: unknown): boolean {
  const gone = ["ERR_STREAM_PREMATURE_CLOSE", "ECONNRESET", "EPIPE"];
  return error instanceof Error && "code" in error && gone.includes(String(error.code));
}
