import { Agent, request } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { sign } from "#lib/oura/webhook-signature.ts";
import type { Random } from "../sandbox/people/random.ts";
import { type NamedDocument, toEventContent } from "./subjects.ts";

/** An event and what became of it. */
export interface SentEvent {
  key: string;
  named: NamedDocument;
  tries: number;
  acknowledgedAt: number | null;
}

/** One request and its answer; status 0 when there was none. */
export interface Try {
  startedAt: number;
  endedAt: number;
  status: number;
}

/** Oura's side of the webhooks: it signs, sends, and sends again until it is told that all is well. */
export interface Sender {
  events: readonly SentEvent[];
  tries: readonly Try[];
  /** Makes no new events; resolves once every event is acknowledged. @throws when that takes too long. */
  finish(options: { seconds: number }): Promise<void>;
}

/** Oura gives an answer this long; it waits longer before it tries again, but a suite need not. */
const answerSeconds = 10;
const retryMs = 300;
/** Events of which Oura sends two copies, as it does. */
const twiceShare = 0.05;
const mostAtOnce = 64;

/** Sends events about these documents at a steady rate until it is finished. */
export function startSender({
  url,
  secret,
  random,
  documents,
  perSecond,
  signal,
}: {
  url: string;
  secret: string;
  random: Random;
  documents: readonly [NamedDocument, ...NamedDocument[]];
  perSecond: number;
  signal: AbortSignal;
}): Sender {
  const agent = new Agent({ keepAlive: true, maxSockets: mostAtOnce });
  const events: SentEvent[] = [];
  const tries: Try[] = [];
  const underWay = new Set<Promise<void>>();
  const stopping = new AbortController();
  const stopped = AbortSignal.any([signal, stopping.signal]);

  const deliver = async (event: SentEvent, body: string): Promise<void> => {
    while (!stopped.aborted) {
      event.tries += 1;
      const startedAt = Date.now();
      const status = await post({ agent, url, secret, body });
      tries.push({ startedAt, endedAt: Date.now(), status });
      if (status >= 200 && status < 300) {
        event.acknowledgedAt ??= Date.now();
        return;
      }
      await sleep(retryMs);
    }
  };
  const track = (delivery: Promise<void>): void => {
    const tracked = delivery.finally(() => underWay.delete(tracked));
    underWay.add(tracked);
  };
  const finishing = new AbortController();
  const making = makeEvents(Date.now());

  async function makeEvents(begin: number): Promise<void> {
    while (!stopped.aborted && !finishing.signal.aborted) {
      await sleep(20);
      const due = Math.floor(((Date.now() - begin) / 1000) * perSecond);
      while (events.length < due && underWay.size < 2_000) {
        const named = random.pick(documents);
        // No two events are of one moment, or they were one event.
        const { key, body } = toEventContent({ named, at: begin + events.length });
        const event = { key, named, tries: 0, acknowledgedAt: null };
        events.push(event);
        track(deliver(event, body));
        if (random.next() < twiceShare) track(deliver(event, body));
      }
    }
  }

  return {
    events,
    tries,
    async finish({ seconds }) {
      finishing.abort();
      await making;
      const deadline = Date.now() + seconds * 1000;
      while (underWay.size > 0 && Date.now() < deadline) {
        signal.throwIfAborted();
        await sleep(50);
      }
      stopping.abort();
      await Promise.all(underWay);
      agent.destroy();
    },
  };
}

/** One signed request. @returns its status, 0 when no answer came in time */
export function post({
  agent,
  url,
  secret,
  body,
  timestamp = String(Math.floor(Date.now() / 1000)),
}: {
  agent: Agent;
  url: string;
  secret: string;
  body: string;
  timestamp?: string;
}): Promise<number> {
  const headers = {
    "content-type": "application/json",
    "content-length": String(Buffer.byteLength(body)),
    "x-oura-timestamp": timestamp,
    "x-oura-signature": sign({ secret, timestamp, rawBody: Buffer.from(body) }),
  };
  return new Promise((done) => {
    const sending = request(
      url,
      { agent, method: "POST", headers, timeout: answerSeconds * 1000 },
      (answer) => {
        answer.resume();
        answer.once("close", () => done(answer.complete ? (answer.statusCode ?? 0) : 0));
      },
    );
    sending.once("timeout", () => sending.destroy());
    sending.once("error", () => done(0));
    sending.end(body);
  });
}
