import { type ChildProcess, execFile, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { readCommandLine } from "./flags.ts";
import { readSettings, settingsSchema } from "./settings.ts";
import { readGuide, type Step, toPattern } from "./testing/guide.ts";
import { startSandbox } from "./testing/running-sandbox.ts";

// It starts a program for each command; a busy machine takes its time.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 60_000 });

const page = readFileSync(new URL("../docs/sandbox.md", import.meta.url), "utf8");
const { starts, receiver, steps } = readGuide(page);
const run = promisify(execFile);
const pathOf = (file: string) => fileURLToPath(new URL(file, import.meta.url));

let folder: string;
let children: ChildProcess[];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "sandbox-guide-"));
  children = [];
});
afterEach(async () => {
  for (const child of children) {
    if (child.exitCode !== null || child.signalCode !== null) continue;
    child.kill();
    await once(child, "exit");
  }
  rmSync(folder, { recursive: true });
});

const environment = (more: Record<string, string> = {}): NodeJS.ProcessEnv => ({
  NODE_ENV: "test",
  PATH: process.env["PATH"],
  DATA_DIR: folder,
  NODE_NO_WARNINGS: "1",
  ...more,
});

/** Starts a program and gives all that it has printed so far. */
function open({ program, args }: { program: string; args: readonly string[] }): () => string {
  const child = spawn(program, args, { env: environment(), stdio: ["ignore", "pipe", "pipe"] });
  children.push(child);
  let printed = "";
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (chunk: Buffer) => {
      printed += chunk.toString();
    });
  return () => printed;
}

async function findFreePort(): Promise<string> {
  const server = createServer().listen(0, "localhost");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  return typeof address === "object" && address !== null ? String(address.port) : "";
}

/** A folder for the PATH with a program that Node runs. */
function provide({ name, script }: { name: string; script: string }): string {
  const file = join(folder, name);
  writeFileSync(file, `#!/bin/sh\nexec '${process.execPath}' ${script} "$@"\n`);
  chmodSync(file, 0o755);
  return `${folder}:${process.env["PATH"]}`;
}

const hasCurl = spawnSync("curl", ["--version"]).status === 0;

/** Runs steps of the guide, with curl or a stand-in, and holds what each prints to the page. */
async function follow({
  wanted,
  here,
  withCurl,
}: {
  wanted: readonly Step[];
  /** Puts addresses of this run in place of the page's. */
  here: (text: string) => string;
  withCurl: boolean;
}): Promise<void> {
  const mark = "\u001e";
  const script = wanted.map(({ commands }) => `${here(commands)}\nprintf '${mark}'\n`).join("");
  const standIn = `'${pathOf("./testing/curl.ts")}'`;
  const env = environment(withCurl ? {} : { PATH: provide({ name: "curl", script: standIn }) });
  const { stdout } = await run("sh", ["-euc", script], { env, timeout: 100_000 });
  const printed = stdout.split(mark);
  expect(printed).toHaveLength(wanted.length + 1);
  for (const [index, { commands, prints }] of wanted.entries()) {
    expect(prints, `the page says what this prints: ${commands}`).not.toBeNull();
    expect(printed[index]?.trimEnd(), commands).toMatch(toPattern(here(prints ?? "")));
  }
}

describe("whoever follows the guide", () => {
  let port: string;
  let receiverPort: string;
  beforeEach(async () => {
    const printed = open({
      program: process.execPath,
      args: [pathOf("./main.ts"), "--port", "0"],
    });
    const ready = /sandbox ready http:\/\/localhost:(\d+)/;
    await expect.poll(printed, { timeout: 20_000 }).toMatch(ready);
    port = ready.exec(printed())?.[1] ?? "";
    receiverPort = await findFreePort();
  });
  const here = (text: string) =>
    text
      .replaceAll("localhost:3001", `localhost:${port}`)
      .replaceAll("localhost:3002", `localhost:${receiverPort}`)
      .replaceAll("listen(3002,", `listen(${receiverPort},`)
      .trimEnd();

  test(`does what the page says, command by command${hasCurl ? "" : ", with a stand-in for curl, as there is none"}`, async () => {
    const received = open({ program: "sh", args: ["-c", `exec ${here(receiver.commands)}`] });
    const isUp = () => fetch(`http://localhost:${receiverPort}/`).then(({ ok }) => ok, String);
    await expect.poll(isUp, { timeout: 20_000 }).toBe(true);
    const before = received().length;
    await follow({ wanted: steps, here, withCurl: hasCurl });
    const shown = toPattern(`${here(receiver.prints ?? "nothing")}…`);
    await expect.poll(() => received().slice(before)).toMatch(shown);
  });

  test("gets to a token also where there is no curl but the tests' stand-in for it", async () => {
    await follow({ wanted: steps.slice(0, 4), here, withCurl: false });
  });
});

test.each(starts)("the sandbox takes what the page starts it with: %s", async (command) => {
  const script =
    "-e 'console.log(JSON.stringify([process.argv.slice(1), process.env.SANDBOX_APPLICATIONS]))' --";
  const PATH = provide({ name: "npm", script });
  const { stdout } = await run("sh", ["-euc", command], { env: environment({ PATH }) });
  const [[verb, name, ...flags], applications] = JSON.parse(stdout) as [string[], string | null];
  expect([verb, name]).toEqual(["run", "sandbox"]);
  const line = readCommandLine(flags);
  if (line.kind === "help") throw new Error("this starts nothing");
  const given = applications === null ? {} : { SANDBOX_APPLICATIONS: applications };
  expect(() => readSettings({ ...given, ...line.environment })).not.toThrow();
});

/** The cells of the reference's table rows that begin with such a cell. */
const rowsOf = (first: RegExp) =>
  page
    .slice(0, page.indexOf("\n## How it behaves\n"))
    .split("\n")
    .filter((line) => line.startsWith("|"))
    .map((line) =>
      line
        .slice(1, -1)
        .split(" |")
        .map((cell) => cell.trim()),
    )
    .filter(([cell = ""]) => first.test(cell));
const unquoted = (cell = "") => cell.replaceAll("`", "").split(", ");

test("the page names every flag and setting with its default", () => {
  const rows = rowsOf(/^(?:`--[\w-]+`|–)$/);
  const help = readCommandLine(["--help"]);
  const flags = help.kind === "help" ? [...help.text.matchAll(/^ {2}(--[\w-]+)/gm)] : [];
  expect(rows.flatMap(([flag]) => unquoted(flag)).filter((flag) => flag !== "–")).toEqual(
    flags.map(([, flag]) => flag),
  );
  const told = rows.flatMap(([, names, defaults]) =>
    unquoted(names).map((name, index) => [name, unquoted(defaults)[index]]),
  );
  const defaults: Record<string, unknown> = settingsSchema.parse({});
  const actual = Object.keys(settingsSchema.shape).map((name) => {
    const value = defaults[name] ?? "now";
    return [name, Array.isArray(value) && value.length === 0 ? "[]" : String(value)];
  });
  expect(told.filter(([name]) => name !== "–").toSorted()).toEqual(actual.toSorted());
});

test("the page names every control route, and none that is not there", async () => {
  const sandbox = await startSandbox();
  const { data } = (await (await fetch(`${sandbox.base}/_sandbox`)).json()) as {
    data: { method: string; path: string }[];
  };
  await sandbox.stop();
  const told = rowsOf(/^`[A-Z]+ \/_sandbox/).map(([route]) => unquoted(route)[0]);
  expect(told).toEqual(data.map(({ method, path }) => `${method} ${path}`));
});
