import { type ChildProcess, spawn } from "node:child_process";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { asSystem } from "#lib/db/scope.ts";
import {
  type ConnectedPerson,
  connectPerson,
  deletePerson,
} from "#lib/sync/testing/connected-person.ts";
import type { Finding } from "../report.ts";
import type { World } from "../world.ts";

const program = fileURLToPath(
  new URL("../../lib/connections/testing/refreshing-process.ts", import.meta.url),
);

/** Many callers in several processes find one token over, with refresh tokens that work once. */
export async function runRefreshRace({
  world: { sandbox },
  processes,
  callers,
}: {
  world: World;
  processes: number;
  callers: number;
}): Promise<Finding> {
  const person = await connectWithTokenOver(sandbox.url);
  await sandbox.requests.clear();
  const started = await Promise.all(
    Array.from({ length: processes }, () => startRefresher({ person, callers, mode: "live" })),
  );
  const answers = (await Promise.all(started.map(({ go }) => go()))).flat();
  const exchanges = await listExchanges(sandbox);
  const status = await getStatus(person);
  await deletePerson(person);
  const refreshes = exchanges.filter((one) => one === 200).length;
  const refused = exchanges.length - refreshes;
  const tokens = new Set(answers).size;
  return {
    scenario: `refresh race, ${callers} callers × ${processes} processes`,
    figures: { callers: answers.length, refreshes, invalid_grant: refused, tokens },
    violations: [
      ...(answers.length === callers * processes
        ? []
        : [`${answers.length} callers were answered`]),
      ...(refreshes === 1 && refused === 0 ? [] : [`exchanges: ${exchanges.join(", ")}`]),
      ...(tokens === 1 ? [] : [`${tokens} different answers`]),
      ...(status === "active" ? [] : [`the connection is ${status}`]),
    ],
  };
}

/** A process dies between Oura's answer and the commit: the pair is gone, and no loop follows. */
export async function runRefreshDeath({
  world: { sandbox },
  callers,
}: {
  world: World;
  callers: number;
}): Promise<Finding> {
  const person = await connectWithTokenOver(sandbox.url);
  await sandbox.requests.clear();
  const dying = await startRefresher({ person, callers, mode: "die" });
  const last = await dying.go();
  const heir = await startRefresher({ person, callers, mode: "live" });
  const answers = await heir.go();
  const exchanges = await listExchanges(sandbox);
  const status = await getStatus(person);
  await deletePerson(person);
  const lost = answers.filter((answer) => answer === "ConnectionLostError").length;
  return {
    scenario: "SIGKILL between Oura's answer and the commit",
    figures: {
      callers: answers.length,
      refreshes: exchanges.filter((one) => one === 200).length,
      invalid_grant: exchanges.filter((one) => one === 400).length,
      state: status ?? "none",
    },
    violations: [
      ...(last.length === 0 ? [] : ["the process did not die"]),
      ...(lost === callers ? [] : [`${callers - lost} callers did not hear of the lost grant`]),
      ...(exchanges.length === 2 ? [] : [`${exchanges.length} exchanges instead of two`]),
      ...(status === "needs_reauth" ? [] : [`the connection is ${status}`]),
    ],
  };
}

async function connectWithTokenOver(url: string): Promise<ConnectedPerson> {
  const person = await connectPerson({ url, personaId: "steady" });
  await asSystem("maintenance", (db) =>
    db.connection.update({
      where: { userId: person.userId },
      data: {
        connectedAt: new Date(Date.now() - 86_400_000),
        expiresAt: new Date(Date.now() - 60_000),
      },
    }),
  );
  return person;
}

async function getStatus({ userId }: ConnectedPerson): Promise<string | undefined> {
  const row = await asSystem("maintenance", (db) =>
    db.connection.findUnique({ where: { userId }, select: { status: true } }),
  );
  return row?.status;
}

async function listExchanges(sandbox: World["sandbox"]): Promise<number[]> {
  const { data } = await sandbox.requests.list(1_000);
  return data
    .filter(({ path }) => path.startsWith("/oauth/token"))
    .map(({ status }) => Number(status));
}

interface Refresher {
  /** Lets all its callers ask at once. @returns its lines, once it has ended */
  go(): Promise<string[]>;
}

async function startRefresher({
  person: { userId },
  callers,
  mode,
}: {
  person: ConnectedPerson;
  callers: number;
  mode: "live" | "die";
}): Promise<Refresher> {
  const args = ["--conditions=react-server", program, userId, String(callers), mode];
  const child = spawn(process.execPath, args, {
    env: { ...process.env, NODE_OPTIONS: "" },
    stdio: ["pipe", "pipe", "inherit"],
    timeout: 60_000,
    killSignal: "SIGKILL",
  });
  let text = "";
  await new Promise<void>((resolve, reject) => {
    child.once("exit", (code) => reject(new Error(`a refresher ended with ${code}`)));
    child.stdout.on("data", (chunk) => {
      text += String(chunk);
      if (text.includes("ready")) resolve();
    });
  });
  return {
    async go() {
      const closed = new Promise((done) => child.once("close", done));
      tell(child);
      await closed;
      return text.split("\n").filter(Boolean).slice(1);
    },
  };
}

function tell(child: ChildProcess): void {
  child.stdin?.write("go\n");
}
