import "server-only";
import type { Socket } from "node:net";
import { Pool, type PoolClient, type PoolConfig } from "pg";

/** Longer than anything here takes: a token's renewal, behind which others wait for its row, gets 15 s. */
const usualSilenceMs = 20_000;

/**
 * Opens a pool whose connections do not outlive the database's silence. The driver alone would wait for an
 * answer until the kernel gives the connection up, which takes a quarter of an hour where packets vanish and
 * for ever where a machine between swallows them.
 */
export function openPool({
  silenceMs = usualSilenceMs,
  ...config
}: PoolConfig & {
  /** A statement that nothing has been heard of for this long is given up, and its connection with it. */
  silenceMs?: number;
}): Pool {
  const pool = new Pool({
    connectionTimeoutMillis: 10_000,
    idleTimeoutMillis: 30_000,
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
    ...config,
  });
  // Without listeners a connection that breaks, idle or in use, would end the process.
  const logLoss = (error: Error) => console.error("database connection lost:", error.message);
  pool.on("error", logLoss);
  pool.on("connect", (client) => {
    client.on("error", logLoss);
    endWhenSilent({ client, silenceMs });
  });
  return pool;
}

/** Breaks the connection when it is silent while a statement waits; an idle one may be silent. */
function endWhenSilent({ client, silenceMs }: { client: PoolClient; silenceMs: number }): void {
  const { connection } = toInnards(client);
  const { stream } = connection;
  stream.setTimeout(silenceMs);
  stream.on("timeout", () => {
    if (toInnards(client).readyForQuery === true) return;
    stream.destroy(new Error(`the database has said nothing for ${silenceMs / 1000} s`));
  });
}

interface ClientInnards {
  /** Null before the first answer, false while a statement is under way. */
  readyForQuery: boolean | null;
  connection: { stream: Socket };
}

/** The driver names neither in its types; `lib/db/pool.db.test.ts` fails should one of them go. */
function toInnards(client: PoolClient): ClientInnards {
  return client as unknown as ClientInnards;
}
