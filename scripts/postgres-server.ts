import process from "node:process";
import { setTimeout as sleep } from "node:timers/promises";
import { Client, escapeIdentifier, escapeLiteral } from "pg";
import { openSecrets } from "./data-folder.ts";
import { Failure, hasCode } from "./failure.ts";
import {
  type Cluster,
  createCluster,
  killCluster,
  startCluster,
  stopCluster,
  stopLeftover,
  toStartFailure,
} from "./postgres-cluster.ts";
import { openPostgresHome, removePostgresHome } from "./postgres-home.ts";
import { listChildren } from "./process-table.ts";
import type { Script } from "./script.ts";

/** A running embedded database. */
export type EmbeddedPostgres = {
  /** For the application: a login without superuser rights that owns the database. */
  databaseUrl: string;
  /** Makes sure of one more database with the same owner; gives its URL. */
  openDatabase: (name: string) => Promise<string>;
  /** Ends the server as a power cut would: every process of it at once, nothing put in order. */
  crash: () => Promise<void>;
  /** Ends one of its processes that serve a client, as the kernel does when memory runs out. */
  crashBackend: (pid: number) => void;
  /** Starts it again after a crash, at the same address; it recovers by itself. */
  revive: () => Promise<void>;
};

/**
 * Starts the embedded PostgreSQL of a data folder, creating cluster, role and database when missing.
 * It stops with the script; should it end earlier, the script fails.
 *
 * @throws {Failure} with one line when it cannot start
 */
export async function startPostgres({
  dataFolder,
  script,
}: {
  dataFolder: string;
  script: Script;
}): Promise<EmbeddedPostgres> {
  const secrets = openSecrets({ dataFolder });
  const home = openPostgresHome({ dataFolder });
  await createCluster({ home, password: secrets.postgresPassword });
  let cluster: Cluster;
  let isStopping = false;
  const start = async (): Promise<void> => {
    const started = await startCluster({ home, dataFolder });
    isStopping = false;
    cluster = started;
    started.process.once("exit", () => {
      if (!isStopping) script.fail(toStartFailure(started));
    });
  };
  await start();
  script.defer(() => {
    isStopping = true;
    return stopCluster(cluster);
  });
  const openDatabase = async (name: string): Promise<string> => {
    const client = await connectAsSuperuser({ cluster, password: secrets.postgresPassword });
    try {
      await provision({ client, name, password: secrets.databasePassword });
    } finally {
      await client.end();
    }
    return `postgresql://ringboard:${secrets.databasePassword}@127.0.0.1:${cluster.port}/${name}`;
  };
  return {
    databaseUrl: await openDatabase("ringboard"),
    openDatabase,
    async crash() {
      isStopping = true;
      await killCluster(cluster);
    },
    crashBackend: (pid) => {
      if (listChildren(cluster.process.pid ?? 0).includes(pid)) process.kill(pid, "SIGKILL");
    },
    async revive() {
      await start();
      const client = await connectAsSuperuser({ cluster, password: secrets.postgresPassword });
      await client.end();
    },
  };
}

/** Deletes a data folder's database, ending a server that a killed run left behind. */
export async function removePostgres({ dataFolder }: { dataFolder: string }): Promise<void> {
  await stopLeftover(openPostgresHome({ dataFolder }));
  removePostgresHome({ dataFolder });
}

async function connectAsSuperuser({
  cluster,
  password,
}: {
  cluster: Cluster;
  password: string;
}): Promise<Client> {
  const deadline = Date.now() + 60_000;
  for (;;) {
    const child = cluster.process;
    if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) {
      throw toStartFailure(cluster);
    }
    const client = new Client({
      host: "127.0.0.1",
      port: cluster.port,
      user: "postgres",
      database: "postgres",
      password,
    });
    try {
      await client.connect();
      return client;
    } catch (error) {
      if (hasCode(error, "28P01")) {
        throw new Failure(
          "secrets.json does not fit the database beside it: restore it, or start over with npm run demo -- --reset.",
          { cause: error },
        );
      }
      // 57P03: starting up, or recovering after a crash.
      if (!hasCode(error, "ECONNREFUSED", "57P03") || Date.now() > deadline) throw error;
      await sleep(25);
    }
  }
}

/** The application's role may create roles (its own unprivileged ones) but not pass row-level security. */
async function provision({
  client,
  name,
  password,
}: {
  client: Client;
  name: string;
  password: string;
}): Promise<void> {
  const role = await client.query("select 1 from pg_roles where rolname = 'ringboard'");
  const verb = role.rowCount === 0 ? "create" : "alter";
  await client.query(
    `${verb} role ringboard login nosuperuser nocreatedb createrole nobypassrls password ${escapeLiteral(password)}`,
  );
  const database = await client.query("select 1 from pg_database where datname = $1", [name]);
  if (database.rowCount === 0) {
    await client.query(`create database ${escapeIdentifier(name)} owner ringboard`);
  }
}
