import { connect, createServer, type Server, type Socket } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { type Direction, type LinkFault, toChunkFate } from "./link-fault.ts";

/** A link that can be made to misbehave. Loopback only, on a port of its own that it keeps. */
export interface TcpProxy {
  port: number;
  /** From now on the link misbehaves in this way; null heals it, but for connections that are dead. */
  set(fault: LinkFault | null): Promise<void>;
  /** Connections that are open on the dialling side. */
  connections(): number;
  /** Breaks everything that is open and stops listening. */
  close(): Promise<void>;
}

interface Pair {
  dialler: Socket;
  /** Null while nothing is connected behind, as in a blackhole. */
  listener: Socket | null;
  /** Packets of a dead connection vanish, also those that close it. */
  isDead: boolean;
}

/** Chunks that wait hold back the sender beyond this, as a full buffer would. */
const mostWaitingBytes = 256 * 1024;

/** Opens a link to a port of this machine. */
export async function openTcpProxy({
  targetPort,
  random = Math.random,
}: {
  targetPort: number;
  random?: () => number;
}): Promise<TcpProxy> {
  const pairs = new Set<Pair>();
  let fault: LinkFault | null = null;
  let flapping: NodeJS.Timeout | null = null;

  const accept = (dialler: Socket): void => {
    const pair: Pair = { dialler, listener: null, isDead: fault?.kind === "blackhole" };
    pairs.add(pair);
    // Ends travel as ends do, through the pumps: what still waits for its turn arrives before.
    const forget = (): void => {
      if (dialler.destroyed && pair.listener?.destroyed !== false) pairs.delete(pair);
    };
    dialler.on("close", forget);
    const onError = (): void => {
      // What breaks one side of a dead connection is not heard on the other.
      if (!pair.isDead) breakPair(pair);
    };
    dialler.on("error", onError);
    if (pair.isDead) return void dialler.resume();
    const listener = connect({ port: targetPort, host: "127.0.0.1", allowHalfOpen: true });
    pair.listener = listener;
    listener.setNoDelay(true);
    dialler.setNoDelay(true);
    listener.on("close", forget);
    listener.on("error", onError);
    pump({ pair, from: dialler, to: listener, direction: "request" });
    pump({ pair, from: listener, to: dialler, direction: "answer" });
  };

  const pump = ({
    pair,
    from,
    to,
    direction,
  }: {
    pair: Pair;
    from: Socket;
    to: Socket;
    direction: Direction;
  }): void => {
    let line: Promise<void> = Promise.resolve();
    let waiting = 0;
    let passed = 0;
    const deliver = async (chunk: Buffer): Promise<void> => {
      if (pair.isDead) return;
      const fate = toChunkFate({ fault, chunk, direction, passed, random });
      if (fate.kind === "vanish") {
        pair.isDead = true;
        return;
      }
      passed += chunk.length;
      if (fate.kind === "end") return endEarly({ pair, to, ...fate });
      for (const { bytes, afterMs } of fate.parts) {
        if (afterMs > 0) await sleep(afterMs);
        if (pair.isDead || to.destroyed) return;
        to.write(bytes);
      }
    };
    from.on("data", (chunk: Buffer) => {
      waiting += chunk.length;
      if (waiting > mostWaitingBytes) from.pause();
      line = after(line, async () => {
        await deliver(chunk);
        waiting -= chunk.length;
        if (waiting <= mostWaitingBytes && !from.destroyed) from.resume();
      });
    });
    from.on("end", () => {
      line = after(line, async () => {
        if (fault?.kind === "slow_close") await sleep(fault.ms);
        if (fault?.kind === "blackhole") pair.isDead = true;
        if (!pair.isDead && !to.destroyed) to.end();
      });
    });
  };

  const server = createServer({ allowHalfOpen: true }, accept);
  const port = await listen({ server, port: 0 });
  const breakAll = (): void => {
    for (const pair of pairs) breakPair(pair);
  };
  const goDown = async (): Promise<void> => {
    const closed = server.listening
      ? new Promise<void>((done) => server.close(() => done()))
      : Promise.resolve();
    breakAll();
    await closed;
  };
  const goUp = async (): Promise<void> => {
    if (!server.listening) await listen({ server, port });
  };
  const flap = (upMs: number, downMs: number): void => {
    flapping = setTimeout(
      async () => {
        await (server.listening ? goDown() : goUp());
        if (flapping !== null) flap(upMs, downMs);
      },
      server.listening ? upMs : downMs,
    );
  };

  return {
    port,
    async set(next) {
      if (flapping !== null) clearTimeout(flapping);
      flapping = null;
      fault = next;
      if (next?.kind === "down" || next?.kind === "reset") breakAll();
      if (next?.kind === "down") return goDown();
      await goUp();
      if (next?.kind === "flapping") flap(next.upMs, next.downMs);
      // What is open when the packets begin to vanish is dead, whether or not it says anything more.
      if (next?.kind === "blackhole") for (const pair of pairs) pair.isDead = true;
    },
    connections: () => [...pairs].filter(({ dialler }) => !dialler.destroyed).length,
    async close() {
      if (flapping !== null) clearTimeout(flapping);
      flapping = null;
      await goDown();
    },
  };
}

async function after(before: Promise<void>, act: () => Promise<void>): Promise<void> {
  await before;
  await act();
}

function breakPair(pair: Pair): void {
  for (const socket of [pair.dialler, pair.listener]) {
    if (socket !== null && !socket.destroyed) socket.resetAndDestroy();
  }
}

function endEarly({
  pair,
  to,
  bytes,
  how,
}: {
  pair: Pair;
  to: Socket;
  bytes: Buffer;
  how: "reset" | "close";
}): void {
  if (how === "close") {
    to.end(bytes);
    pair.listener?.destroy();
    return;
  }
  // What came before the cut is to arrive, so it is flushed before the connection breaks.
  if (bytes.length === 0) return breakPair(pair);
  to.write(bytes, () => breakPair(pair));
}

function listen({ server, port }: { server: Server; port: number }): Promise<number> {
  return new Promise((done, failed) => {
    server.once("error", failed);
    server.listen({ port, host: "127.0.0.1" }, () => {
      server.off("error", failed);
      const address = server.address();
      if (address === null || typeof address === "string") throw new TypeError("no port");
      done(address.port);
    });
  });
}
