import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { toGeneratedId } from "../sandbox/people/generated.ts";
import { clientId, clientSecret } from "../sandbox/testing/oauth-client.ts";
import { callApi, connect } from "../sandbox/testing/running-sandbox.ts";
import type { ChildProcesses } from "../scripts/child-processes.ts";
import { findFreePort } from "../scripts/ports.ts";
import { toolEnv } from "../scripts/prepare.ts";
import { readResidentMegabytes } from "../scripts/process-table.ts";
import { toSandbox } from "../scripts/services.ts";
import { runLoad, toPercentile } from "./load.ts";
import { readProcessorSeconds } from "./process-use.ts";
import type { Figure } from "./report.ts";

const users = 1000;
const scopes = ["daily", "heartrate"];

interface RunningSandbox {
  base: string;
  pid: number;
}

/**
 * The sandbox alone, with five years of history and a thousand generated people: how soon it is there,
 * how fast it lists what nobody has asked for before, what it keeps in memory, and what it can answer.
 */
export async function measureSandbox(children: ChildProcesses): Promise<Figure[]> {
  const port = await findFreePort();
  const base = `http://localhost:${port}`;
  const folder = mkdtempSync(join(tmpdir(), "ringboard-bench-sandbox-"));
  const begin = performance.now();
  const service = children.serve(
    toSandbox({
      ...toolEnv,
      OURA_CLIENT_ID: clientId,
      OURA_CLIENT_SECRET: clientSecret,
      SANDBOX_PORT: String(port),
      SANDBOX_RATE_LIMIT: "0",
      SANDBOX_USERS: String(users),
      SANDBOX_YEARS: "5",
      DATA_DIR: folder,
    }),
  );
  try {
    await service.printed({ line: /sandbox ready/, seconds: 60 });
    const started = (performance.now() - begin) / 1000;
    const sandbox = { base, pid: service.pid };
    return [
      { name: "sandbox ready", value: started, unit: "s", target: { atMost: 1 } },
      ...(await measureLists(sandbox)),
      await measureWaiting(sandbox),
      ...(await measureMemory(sandbox)),
    ];
  } finally {
    await children.stop(service);
    rmSync(folder, { recursive: true });
  }
}

/** Lists that nobody has asked for before; the first of each is the process's first of its kind. */
async function measureLists({ base }: RunningSandbox): Promise<Figure[]> {
  const figures: Figure[] = [];
  const years = "start_date=2000-01-01&end_date=2100-01-01";
  for (const [type, atMost] of [
    ["daily_sleep", 100],
    ["sleep", 1500],
  ] as const) {
    const times: number[] = [];
    for (const persona of ["steady", "parent", "athlete", "traveller", "shift"]) {
      const token = await connect({ base, scopes, persona });
      const path = `${type}?${years}`;
      times.push(await timeOf(() => callApi({ base, token, path })));
    }
    const [first = Number.NaN] = times;
    const name = `sandbox: five years of ${type}`;
    const median = toPercentile(
      times.toSorted((a, b) => a - b),
      0.5,
    );
    figures.push({ name: `${name}, the process's first`, value: first, unit: "ms" });
    figures.push({ name: `${name}, unseen person`, value: median, unit: "ms", target: { atMost } });
  }
  const token = await connect({ base, scopes, persona: "ill" });
  const month = await timeOf(() => readMonth({ base, token }));
  const name = "sandbox: a month of heart rate, all pages";
  figures.push({ name, value: month, unit: "ms", target: { atMost: 100 } });
  return figures;
}

async function readMonth({ base, token }: { base: string; token: string }): Promise<void> {
  const now = Date.now();
  const query = new URLSearchParams({
    start_datetime: new Date(now - 30 * 86_400_000).toISOString(),
    end_datetime: new Date(now).toISOString(),
  });
  let next: string | null = "";
  while (next !== null) {
    const path = `heartrate?${query}&next_token=${next}`;
    const { status, body } = await callApi({ base, token, path });
    if (status !== 200) throw new Error(`heartrate answered ${status}`);
    next = body.next_token;
  }
}

/** How long somebody else waits for a small answer, at most, while five years of nights are listed. */
async function measureWaiting({ base }: RunningSandbox): Promise<Figure> {
  const token = await connect({ base, scopes, persona: "oddities" });
  const listing = { isDone: false };
  const path = "sleep?start_date=2000-01-01&end_date=2100-01-01";
  const list = callApi({ base, token, path }).finally(() => {
    listing.isDone = true;
  });
  let longest = 0;
  while (!listing.isDone) {
    const wait = await timeOf(() => callApi({ base, token, path: "daily_stress" }));
    longest = Math.max(longest, wait);
  }
  await list;
  const name = "sandbox: longest wait beside a list of five years";
  return { name, value: longest, unit: "ms", target: { atMost: 100 } };
}

async function timeOf(run: () => Promise<unknown>): Promise<number> {
  const begin = performance.now();
  await run();
  return performance.now() - begin;
}

/** Everyone is granted and read once; then small answers for all of them, as fast as they come. */
async function measureMemory({ base, pid }: RunningSandbox): Promise<Figure[]> {
  const tokens: string[] = [];
  for (let number = 1; number <= users; number++) {
    const token = await connect({ base, scopes, persona: toGeneratedId(number) });
    for (const path of ["daily_sleep", "sleep", "heartrate"]) {
      const { status } = await callApi({ base, token, path });
      if (status !== 200) throw new Error(`${path} answered ${status}`);
    }
    tokens.push(token);
  }
  const memory = readResidentMegabytes(pid);
  const before = readProcessorSeconds(pid);
  const { answered, perSecond, refused } = await runLoad({
    baseUrl: base,
    connections: 8,
    seconds: 5,
    expectedStatus: 200,
    next: (index) => ({
      path: "/v2/usercollection/daily_stress",
      headers: { authorization: `Bearer ${tokens[index % tokens.length]}` },
    }),
  });
  const busy = readProcessorSeconds(pid) - before;
  return [
    {
      name: `sandbox: memory with ${users} people read`,
      value: memory,
      unit: "MB",
      target: { atMost: 200 },
    },
    {
      name: "sandbox: small answers per second of one core",
      value: answered / busy,
      unit: "/s",
      target: { atLeast: 2000 },
    },
    { name: "sandbox: small answers per second", value: perSecond, unit: "/s" },
    { name: "sandbox: small answers refused", value: refused, unit: "", target: { atMost: 0 } },
  ];
}
