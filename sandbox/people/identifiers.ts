import { mix, wordSeed } from "./random.ts";

/**
 * Ids look like random UUIDs and are a pure function of (persona, type, day, slot). Their last 24
 * bits hide day and slot under a mask, so a single document is found without an index.
 */
export interface IdentifierKey {
  seed: number;
  type: string;
  /** Days since 1970; 0 for documents without a day. */
  day: number;
  /** Position among the documents of one type and day, 0 to 255. */
  slot: number;
}

/** The stable UUID of a document. */
export function toIdentifier({ seed, type, day, slot }: IdentifierKey): string {
  const word = wordSeed(type);
  const first = mix(seed, word, day, slot, 1);
  const second = mix(seed, word, day, slot, 2);
  const third = mix(seed, word, day, slot, 3);
  const hidden = (((day & 0xffff) << 8) | (slot & 0xff)) ^ maskOf({ seed, word, first });
  const middle = hex(second, 8);
  const tail = hex(third, 8);
  const variant = ((third >>> 28) & 3) | 8;
  return (
    `${hex(first, 8)}-${middle.slice(0, 4)}-4${middle.slice(5)}-` +
    `${variant.toString(16)}${tail.slice(1, 4)}-${hex(mix(second, third), 8).slice(0, 6)}${hex(hidden, 6)}`
  );
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/** Where a document with this id would be; null when it is no id of this person and type. */
export function locate({
  id,
  seed,
  type,
}: {
  id: string;
  seed: number;
  type: string;
}): { day: number; slot: number } | null {
  if (!uuid.test(id)) return null;
  const first = Number.parseInt(id.slice(0, 8), 16);
  const hidden = Number.parseInt(id.slice(-6), 16) ^ maskOf({ seed, word: wordSeed(type), first });
  const place = { day: hidden >>> 8, slot: hidden & 0xff };
  return toIdentifier({ seed, type, ...place }) === id ? place : null;
}

function maskOf({ seed, word, first }: { seed: number; word: number; first: number }): number {
  return mix(seed, word, first) & 0xffffff;
}

const bytes = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, "0"));

/** A 32-bit number as eight hexadecimal digits, or its last 24 bits as six. */
function hex(value: number, length: 6 | 8): string {
  const tail =
    (bytes[(value >>> 16) & 255] ?? "") +
    (bytes[(value >>> 8) & 255] ?? "") +
    (bytes[value & 255] ?? "");
  return length === 8 ? (bytes[value >>> 24] ?? "") + tail : tail;
}
