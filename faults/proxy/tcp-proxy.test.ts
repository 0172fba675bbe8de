import { connect, createServer, type Server, type Socket } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { LinkFault } from "./link-fault.ts";
import { openTcpProxy, type TcpProxy } from "./tcp-proxy.ts";

let echo: Server;
let proxy: TcpProxy;
/** What the program behind the link received, over all its connections. */
let received: Buffer[] = [];
let behind: Socket[] = [];

beforeEach(async () => {
  received = [];
  behind = [];
  echo = createServer({ allowHalfOpen: true }, (socket) => {
    behind.push(socket);
    socket.on("error", () => {});
    socket.on("data", (chunk) => {
      received.push(chunk);
      socket.write(chunk);
    });
    socket.on("end", () => socket.end());
  });
  await new Promise<void>((done) => echo.listen(0, "127.0.0.1", done));
  const address = echo.address();
  if (address === null || typeof address === "string") throw new TypeError("no port");
  proxy = await openTcpProxy({ targetPort: address.port });
});

afterEach(async () => {
  await proxy.close();
  for (const socket of behind) socket.destroy();
  await new Promise((done) => echo.close(done));
});

interface Talk {
  socket: Socket;
  /** All that came back so far. */
  text: () => string;
  /** How often something came back. */
  pieces: () => number;
  ended: Promise<"ended" | "broken">;
  broken: () => string | null;
}

function dial(): Talk {
  const socket = connect({ port: proxy.port, host: "127.0.0.1", allowHalfOpen: true });
  let text = "";
  let pieces = 0;
  let code: string | null = null;
  const ended = new Promise<"ended" | "broken">((done) => {
    socket.on("data", (chunk) => {
      pieces += 1;
      text += String(chunk);
    });
    socket.on("error", (error: NodeJS.ErrnoException) => {
      code = error.code ?? error.message;
      done("broken");
    });
    socket.on("end", () => {
      done("ended");
      socket.end();
    });
  });
  return { socket, text: () => text, pieces: () => pieces, ended, broken: () => code };
}

/** Says something, closes, and waits for the end. */
async function say(words: string): Promise<Talk & { how: "ended" | "broken"; ms: number }> {
  const begin = performance.now();
  const talk = dial();
  talk.socket.end(words);
  const how = await talk.ended;
  return { ...talk, how, ms: performance.now() - begin };
}

describe("a healthy link", () => {
  it("carries everything both ways, half-closed connections too", async () => {
    const words = "a".repeat(1_000_000);
    const { text, how } = await say(words);
    expect(how).toBe("ended");
    expect(text()).toBe(words);
    await expect.poll(() => proxy.connections()).toBe(0);
  });
});

describe("a link with", () => {
  const strike = (fault: LinkFault) => proxy.set(fault);

  it("latency delivers late, in both directions", async () => {
    await strike({ kind: "latency", ms: 60, jitterMs: 0 });
    const { text, ms } = await say("hello");
    expect(text()).toBe("hello");
    expect(ms).toBeGreaterThan(115);
  });

  it("little bandwidth trickles", async () => {
    await strike({ kind: "bandwidth", bytesPerSecond: 100 });
    const { text, ms, pieces } = await say("x".repeat(30));
    expect(text()).toBe("x".repeat(30));
    expect(ms).toBeGreaterThan(280);
    expect(pieces()).toBeGreaterThan(1);
  });

  it("slicing delivers crumbs", async () => {
    await strike({ kind: "slicing", bytes: 2, everyMs: 5 });
    const { text, pieces } = await say("0123456789");
    expect(text()).toBe("0123456789");
    expect(pieces()).toBeGreaterThan(2);
  });

  it("slow ends tells of an end late", async () => {
    await strike({ kind: "slow_close", ms: 80 });
    const { how, ms } = await say("bye");
    expect(how).toBe("ended");
    expect(ms).toBeGreaterThan(150);
  });

  it("truncation ends answers early, as if they were whole", async () => {
    await strike({ kind: "truncation", leastBytes: 3, mostBytes: 3 });
    const { text, how } = await say("hello");
    expect(how).toBe("ended");
    expect(text()).toBe("hel");
  });

  it("cut requests delivers their beginning and breaks", async () => {
    await strike({ kind: "cut_request", leastBytes: 2, mostBytes: 2 });
    const { how } = await say("hello");
    expect(how).toBe("broken");
    await expect.poll(() => Buffer.concat(received).toString()).toBe("he");
  });

  it("resets breaks what is open and what comes", async () => {
    const open = dial();
    open.socket.write("hi");
    await expect.poll(open.text).toBe("hi");
    await strike({ kind: "reset", chance: 1 });
    expect(await open.ended).toBe("broken");
    expect((await say("hello")).how).toBe("broken");
  });

  it("nobody behind refuses, breaks what is open, and is back on the same port once healed", async () => {
    const open = dial();
    open.socket.write("hi");
    await expect.poll(open.text).toBe("hi");
    await strike({ kind: "down" });
    expect(await open.ended).toBe("broken");
    const refused = await say("hello");
    expect(refused.broken()).toBe("ECONNREFUSED");
    await proxy.set(null);
    expect((await say("hello")).text()).toBe("hello");
  });

  it("flapping is down and up in turns, and up once healed", async () => {
    await strike({ kind: "flapping", upMs: 40, downMs: 40 });
    const outcomes = new Set<string>();
    const deadline = Date.now() + 3_000;
    while (outcomes.size < 2 && Date.now() < deadline) outcomes.add((await say("x")).how);
    expect(outcomes.size).toBe(2);
    await proxy.set(null);
    expect((await say("hello")).text()).toBe("hello");
  });
});

describe("a blackhole", () => {
  it("swallows what is open, with its end, and keeps it dead after it is healed", async () => {
    const open = dial();
    open.socket.write("one");
    await expect.poll(open.text).toBe("one");
    await proxy.set({ kind: "blackhole" });
    open.socket.write("two");
    const meanwhile = dial();
    meanwhile.socket.write("anybody?");
    await sleep(50);
    await proxy.set(null);
    open.socket.write("three");
    await sleep(50);
    expect(open.text()).toBe("one");
    expect(meanwhile.text()).toBe("");
    open.socket.destroy();
    await sleep(30);
    // The program behind never hears that its peer has gone.
    expect(behind[0]?.destroyed).toBe(false);
    expect((await say("new")).text()).toBe("new");
    meanwhile.socket.destroy();
  });
});
