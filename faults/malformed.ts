import { gzipSync } from "node:zlib";
import { sign } from "#lib/oura/webhook-signature.ts";
import type { Random } from "../sandbox/people/random.ts";

/** A request to the webhook's address that is no event. */
export interface Malformed {
  body: Buffer;
  headers: Record<string, string>;
  /** Whether its length is announced, or it comes in chunks. */
  isAnnounced: boolean;
}

const fields = ["event_type", "data_type", "object_id", "event_time", "user_id"] as const;
const limitBytes = 64 * 1024;

/** Makes requests that are wrong in body, size, signature, time or several of them; well signed, mostly. */
export function toMalformed({ random, secret }: { random: Random; secret: string }): Malformed {
  const kind = random.pick([
    "bytes",
    "json",
    "fields",
    "deep",
    "large",
    "signature",
    "timestamp",
    "encoding",
  ] as const);
  const isAnnounced = random.next() < 0.7;
  const timestamp = String(Math.floor(Date.now() / 1000));
  const signed = (body: Buffer, at = timestamp, more: Record<string, string> = {}): Malformed => ({
    body,
    headers: {
      "content-type": random.pick(["application/json", "text/plain", "application/x-unknown", ""]),
      "x-oura-timestamp": at,
      "x-oura-signature": sign({ secret, timestamp: at, rawBody: body }),
      ...more,
    },
    isAnnounced,
  });
  switch (kind) {
    case "bytes":
      return signed(toBytes({ random, most: 2_000 }));
    case "json":
      return signed(
        Buffer.from(
          random.pick([
            "",
            "null",
            "[]",
            "{}",
            "0",
            '"event"',
            "{",
            '{"event_type":',
            "[1,2",
            "NaN",
          ]),
        ),
      );
    case "fields":
      return signed(Buffer.from(JSON.stringify(toSpoiltEvent(random))));
    case "deep": {
      const depth = random.whole(1_000, 30_000);
      return signed(Buffer.from(`${"[".repeat(depth)}${"]".repeat(depth)}`));
    }
    case "large":
      return signed(Buffer.alloc(limitBytes + random.whole(1, limitBytes), "{"));
    case "signature": {
      const request = signed(Buffer.from(JSON.stringify(toEvent())));
      const whole = request.headers["x-oura-signature"] ?? "";
      const spoilt = random.pick(["", "0", whole.slice(1), `${whole}0`, whole.replace(/./, "x")]);
      return { ...request, headers: { ...request.headers, "x-oura-signature": spoilt } };
    }
    case "timestamp": {
      const now = Date.now();
      const at = random.pick(["", "-1", "0", "1e9", "now", `${now}0000`, String(now - 9_000_000)]);
      return signed(Buffer.from(JSON.stringify(toEvent())), at);
    }
    case "encoding":
      return signed(gzipSync(JSON.stringify(toEvent())), timestamp, { "content-encoding": "gzip" });
  }
}

function toEvent(): Record<string, unknown> {
  return {
    event_type: "update",
    data_type: "daily_sleep",
    object_id: "malformed",
    event_time: new Date().toISOString(),
    user_id: "malformed",
  };
}

/** An event that lacks a field, or has something else in its place. */
function toSpoiltEvent(random: Random): Record<string, unknown> {
  const event = toEvent();
  const field = random.pick(fields);
  if (random.next() < 0.3) delete event[field];
  else event[field] = random.pick([null, 1, true, "", [], {}, ["update"], { id: "x" }]);
  return event;
}

function toBytes({ random, most }: { random: Random; most: number }): Buffer {
  return Buffer.from(Array.from({ length: random.whole(0, most) }, () => random.word() & 0xff));
}
