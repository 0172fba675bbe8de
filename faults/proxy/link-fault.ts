/** How a link between two programs misbehaves, as Toxiproxy and years of operation name it. */
export type LinkFault =
  /** Everything arrives, each chunk so many milliseconds late. */
  | { kind: "latency"; ms: number; jitterMs: number }
  /** A slow trickle. */
  | { kind: "bandwidth"; bytesPerSecond: number }
  /** Messages come in crumbs: whoever reads one chunk as one message breaks. */
  | { kind: "slicing"; bytes: number; everyMs: number }
  /** Both sides learn late that the other has closed. */
  | { kind: "slow_close"; ms: number }
  /** Packets vanish and nobody is told: what was opened before or meanwhile stays dead for good. */
  | { kind: "blackhole" }
  /** Connections break, at any chunk with this chance. */
  | { kind: "reset"; chance: number }
  /** Answers end early, as if they were whole. */
  | { kind: "truncation"; leastBytes: number; mostBytes: number }
  /** Requests are cut off in the middle: the rest never arrives, and the connection breaks. */
  | { kind: "cut_request"; leastBytes: number; mostBytes: number }
  /** Nobody listens: connections are refused, and open ones break. */
  | { kind: "down" }
  /** Down and up in turns. */
  | { kind: "flapping"; upMs: number; downMs: number };

export type LinkFaultKind = LinkFault["kind"];

/** Whose bytes: the dialler's requests or the listener's answers. */
export type Direction = "request" | "answer";

/** What becomes of one chunk. */
export type ChunkFate =
  | { kind: "deliver"; parts: readonly { bytes: Buffer; afterMs: number }[] }
  /** It vanishes, and so does everything after it on this connection. */
  | { kind: "vanish" }
  /** This much still arrives, then the connection ends in this way. */
  | { kind: "end"; bytes: Buffer; how: "reset" | "close" };

/** Decides what becomes of a chunk under a fault. Pure but for `random`, which gives [0, 1). */
export function toChunkFate({
  fault,
  chunk,
  direction,
  passed,
  random,
}: {
  fault: LinkFault | null;
  chunk: Buffer;
  direction: Direction;
  /** Bytes of this direction that this connection has carried already. */
  passed: number;
  random: () => number;
}): ChunkFate {
  const whole: ChunkFate = { kind: "deliver", parts: [{ bytes: chunk, afterMs: 0 }] };
  switch (fault?.kind) {
    case "latency":
      return {
        kind: "deliver",
        parts: [{ bytes: chunk, afterMs: fault.ms + random() * fault.jitterMs }],
      };
    case "bandwidth": {
      const size = Math.max(1, Math.floor(fault.bytesPerSecond / 10));
      return { kind: "deliver", parts: toSlices({ chunk, size, everyMs: 100 }) };
    }
    case "slicing":
      return {
        kind: "deliver",
        parts: toSlices({ chunk, size: fault.bytes, everyMs: fault.everyMs }),
      };
    case "blackhole":
      return { kind: "vanish" };
    case "reset":
      return random() < fault.chance
        ? { kind: "end", bytes: chunk.subarray(0, 0), how: "reset" }
        : whole;
    case "truncation":
      return direction === "answer" ? toCut({ fault, chunk, passed, random, how: "close" }) : whole;
    case "cut_request":
      return direction === "request"
        ? toCut({ fault, chunk, passed, random, how: "reset" })
        : whole;
    case "down":
    case "flapping":
    case "slow_close":
    case undefined:
      return whole;
  }
}

function toSlices({ chunk, size, everyMs }: { chunk: Buffer; size: number; everyMs: number }) {
  const count = Math.ceil(chunk.length / size);
  return Array.from({ length: count }, (_, index) => ({
    bytes: chunk.subarray(index * size, (index + 1) * size),
    afterMs: everyMs,
  }));
}

/** Where a direction is cut is drawn anew for each chunk, between the two bounds. */
function toCut({
  fault: { leastBytes, mostBytes },
  chunk,
  passed,
  random,
  how,
}: {
  fault: { leastBytes: number; mostBytes: number };
  chunk: Buffer;
  passed: number;
  random: () => number;
  how: "reset" | "close";
}): ChunkFate {
  const at = leastBytes + Math.floor(random() * (mostBytes - leastBytes + 1));
  if (passed + chunk.length <= at) {
    return { kind: "deliver", parts: [{ bytes: chunk, afterMs: 0 }] };
  }
  return { kind: "end", bytes: chunk.subarray(0, Math.max(0, at - passed)), how };
}
