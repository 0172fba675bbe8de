import { createHmac } from "node:crypto";
import { describe, expect, it } from "vitest";
import { OuraPayloadError } from "./errors.ts";
import {
  isFreshTimestamp,
  isValidSignature,
  readWebhookEvent,
  sign,
  toEventKey,
} from "./webhook-signature.ts";

const secret = "client-secret";
const timestamp = "1772536805";
const event = {
  event_type: "create",
  data_type: "sleep",
  object_id: "o",
  event_time: "2026-03-03T10:00:00+00:00",
  user_id: "u",
};
const toBytes = (text: string) => new TextEncoder().encode(text);
const rawBody = toBytes(JSON.stringify(event));

describe("a signature", () => {
  it("is the upper-case HMAC-SHA256 of timestamp and body, joined without a separator", () => {
    const expected = createHmac("sha256", secret)
      .update(timestamp + JSON.stringify(event))
      .digest("hex")
      .toUpperCase();
    expect(sign({ secret, timestamp, rawBody })).toBe(expected);
    expect(isValidSignature({ secret, timestamp, rawBody, signature: expected })).toBe(true);
  });

  it("fits over the bytes as received, whatever their spacing", () => {
    const spaced = toBytes(JSON.stringify(event, null, 2));
    const signature = sign({ secret, timestamp, rawBody: spaced });
    expect(isValidSignature({ secret, timestamp, rawBody: spaced, signature })).toBe(true);
  });

  it("fits over the compact form of a body that was spaced on its way", () => {
    const spaced = toBytes(JSON.stringify(event, null, 2));
    const signature = sign({ secret, timestamp, rawBody });
    expect(isValidSignature({ secret, timestamp, rawBody: spaced, signature })).toBe(true);
  });

  it("does not fit another body, timestamp or secret", () => {
    const signature = sign({ secret, timestamp, rawBody });
    const other = toBytes(JSON.stringify({ ...event, user_id: "v" }));
    expect(isValidSignature({ secret, timestamp, rawBody: other, signature })).toBe(false);
    expect(isValidSignature({ secret, timestamp: "1772536806", rawBody, signature })).toBe(false);
    expect(isValidSignature({ secret: "x", timestamp, rawBody, signature })).toBe(false);
  });

  it("that is no signature is refused, and an empty secret fits nothing", () => {
    for (const signature of ["", "00", "é".repeat(64), "G".repeat(64)]) {
      expect(isValidSignature({ secret, timestamp, rawBody, signature })).toBe(false);
    }
    const signature = sign({ secret: "", timestamp, rawBody });
    expect(isValidSignature({ secret: "", timestamp, rawBody, signature })).toBe(false);
  });

  it("of a body that is not JSON does not fail otherwise than by not fitting", () => {
    const signature = sign({ secret, timestamp, rawBody });
    const broken = toBytes("{");
    expect(isValidSignature({ secret, timestamp, rawBody: broken, signature })).toBe(false);
  });
});

describe("a timestamp", () => {
  const now = Date.UTC(2026, 2, 3, 12);
  const ago = (seconds: number) => now - seconds * 1000;

  it("is fresh within two hours, in seconds or milliseconds", () => {
    for (const epochMs of [ago(0), ago(7200), ago(-7200)]) {
      expect(isFreshTimestamp({ timestamp: String(epochMs), now })).toBe(true);
      expect(isFreshTimestamp({ timestamp: String(epochMs / 1000), now })).toBe(true);
    }
  });

  it("is stale beyond the tolerance, and when it is no number", () => {
    expect(isFreshTimestamp({ timestamp: String(ago(7201)), now })).toBe(false);
    expect(isFreshTimestamp({ timestamp: String(ago(-7201)), now })).toBe(false);
    expect(isFreshTimestamp({ timestamp: String(ago(61)), now, toleranceSeconds: 60 })).toBe(false);
    for (const bad of ["", "soon", "2026-03-03T12:00:00Z", "0", "1e12"]) {
      expect(isFreshTimestamp({ timestamp: bad, now })).toBe(false);
    }
  });
});

describe("an event", () => {
  it("keeps fields and words that are new", () => {
    const novel = { ...event, data_type: "meal", event_type: "merge", quite: "new" };
    expect(readWebhookEvent(toBytes(JSON.stringify(novel)))).toEqual(novel);
  });

  it("without one of its five fields is malformed", () => {
    for (const field of Object.keys(event)) {
      const body = toBytes(JSON.stringify({ ...event, [field]: undefined }));
      expect(() => readWebhookEvent(body)).toThrow(OuraPayloadError);
    }
    expect(() => readWebhookEvent(toBytes("{"))).toThrow(OuraPayloadError);
  });

  it("has one key over its retries, and another when any field differs", () => {
    const key = toEventKey(event);
    expect(key).toMatch(/^[\da-f]{64}$/);
    expect(toEventKey({ ...event, extra: 1 })).toBe(key);
    for (const field of Object.keys(event)) {
      expect(toEventKey({ ...event, [field]: "other" })).not.toBe(key);
    }
  });
});
