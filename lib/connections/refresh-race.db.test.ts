import { type ChildProcess, spawn } from "node:child_process";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { SandboxClient } from "../../sandbox/client.ts";
import { closeDatabase } from "../db/client.ts";
import { asSystem } from "../db/scope.ts";
import {
  type ConnectedPerson,
  connectPerson,
  deletePerson,
} from "../sync/testing/connected-person.ts";
import {
  type RunningSandbox,
  startSandbox,
  toSandboxEnvironment,
} from "../sync/testing/sandbox-process.ts";
import { getConnection } from "./data.ts";
import { ConnectionLostError, getAccessToken } from "./tokens.ts";

const program = fileURLToPath(new URL("testing/refreshing-process.ts", import.meta.url));
let sandbox: RunningSandbox;
let control: SandboxClient;
let person: ConnectedPerson;
let started: ChildProcess[] = [];

beforeAll(async () => {
  sandbox = await startSandbox({ SANDBOX_YEARS: "0.01" });
  control = new SandboxClient({ url: sandbox.url });
  for (const [name, value] of Object.entries(toSandboxEnvironment(sandbox.url))) {
    vi.stubEnv(name, value);
  }
});

beforeEach(async () => {
  person = await connectPerson({ url: sandbox.url, personaId: "steady" });
  // Over since a minute, as after a night without a read.
  await asSystem("maintenance", (db) =>
    db.connection.update({
      where: { userId: person.userId },
      data: {
        connectedAt: new Date(Date.now() - 86_400_000),
        expiresAt: new Date(Date.now() - 60_000),
      },
    }),
  );
  await control.requests.clear();
});

afterEach(async () => {
  for (const child of started) child.kill("SIGKILL");
  started = [];
  await deletePerson(person);
});

afterAll(async () => {
  await sandbox?.stop();
  await closeDatabase();
});

interface Refresher {
  /** Lets all its callers ask at once. */
  go(): void;
  /** Its lines, once it has ended. */
  ended: Promise<string[]>;
}

async function startRefresher({
  callers,
  mode = "live",
}: {
  callers: number;
  mode?: "live" | "die";
}): Promise<Refresher> {
  const args = ["--conditions=react-server", program, person.userId, String(callers), mode];
  const child = spawn(process.execPath, args, {
    env: { ...process.env, NODE_OPTIONS: "" },
    stdio: ["pipe", "pipe", "inherit"],
  });
  started.push(child);
  let text = "";
  const ended = new Promise<string[]>((resolve) => {
    child.once("close", () => resolve(text.split("\n").filter(Boolean).slice(1)));
  });
  await new Promise<void>((resolve, reject) => {
    child.once("exit", (code) => reject(new Error(`a refresher ended with ${code}`)));
    child.stdout.on("data", (chunk) => {
      text += String(chunk);
      if (text.includes("ready")) resolve();
    });
  });
  return { go: () => child.stdin.write("go\n"), ended };
}

/** The statuses with which the token endpoint answered. */
async function listExchanges(): Promise<number[]> {
  const { data } = await control.requests.list(1_000);
  return data
    .filter(({ path }) => path.startsWith("/oauth/token"))
    .map(({ status }) => Number(status));
}

const getStatus = async () => (await getConnection(person.userId))?.status;

describe("a connection with single-use refresh tokens", () => {
  it("is refreshed once for 4 processes of 50 callers each that all find it over", async () => {
    const refreshers = await Promise.all(
      Array.from({ length: 4 }, () => startRefresher({ callers: 50 })),
    );
    for (const { go } of refreshers) go();
    const tokens = (await Promise.all(refreshers.map(({ ended }) => ended))).flat();
    expect(tokens).toHaveLength(200);
    expect(new Set(tokens).size).toBe(1);
    expect(await listExchanges()).toEqual([200]);
    expect(await getStatus()).toBe("active");
    const answer = await fetch(`${sandbox.url}/v2/usercollection/personal_info`, {
      headers: { authorization: `Bearer ${tokens[0]}` },
    });
    expect(answer.status).toBe(200);
  }, 60_000);

  it("must be renewed by its owner, without a loop, when the process dies between Oura's answer and our commit", async () => {
    const { go, ended } = await startRefresher({ callers: 5, mode: "die" });
    go();
    expect(await ended).toEqual([]);
    expect(await listExchanges()).toEqual([200]);
    expect(await getStatus()).toBe("active");

    const { userId } = person;
    const after = await Promise.allSettled(
      Array.from({ length: 20 }, () => getAccessToken({ userId })),
    );
    for (const result of after) {
      expect(result.status === "rejected" && result.reason).toBeInstanceOf(ConnectionLostError);
    }
    await expect(getAccessToken({ userId })).rejects.toBeInstanceOf(ConnectionLostError);
    expect((await listExchanges()).toSorted()).toEqual([200, 400]);
    expect(await getStatus()).toBe("needs_reauth");
  }, 60_000);

  it("survives the death of a process that only waited for another's refresh", async () => {
    await control.faults.add({ path: "/oauth/token", delay_ms: 1_500, count: 1 });
    const [first, second] = await Promise.all([
      startRefresher({ callers: 1 }),
      startRefresher({ callers: 1 }),
    ]);
    first?.go();
    await vi.waitFor(async () => expect((await control.faults.list()).length).toBe(0), 30_000);
    second?.go();
    started[1]?.kill("SIGKILL");
    const [token] = (await first?.ended) ?? [];
    expect(await getAccessToken({ userId: person.userId })).toBe(token);
    expect(await listExchanges()).toEqual([200]);
  }, 60_000);
});
