import { spawnSync } from "node:child_process";
import { chmodSync, chownSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import type { ChildProcesses } from "./child-processes.ts";
import { Failure } from "./failure.ts";
import { findFreePort } from "./ports.ts";
import { findServerUser, serverUser } from "./postgres-home.ts";

/**
 * Runs PgBouncer in transaction mode in front of a database of this machine, as long as the script.
 *
 * @returns the database's URL through it
 * @throws {Failure} that says how to get the program where it is not installed
 */
export async function startPgBouncer({
  children,
  databaseUrl,
  dataFolder,
}: {
  children: ChildProcesses;
  databaseUrl: string;
  dataFolder: string;
}): Promise<string> {
  requireProgram();
  const direct = new URL(databaseUrl);
  const folder = join(dataFolder, "pgbouncer");
  mkdirSync(folder, { mode: 0o711 });
  const port = await findFreePort();
  const [settings, users] = [join(folder, "pgbouncer.ini"), join(folder, "users.txt")];
  writeFileSync(users, `"${direct.username}" "${direct.password}"\n`, { mode: 0o600 });
  writeFileSync(settings, toSettings({ port, serverPort: direct.port, users }), { mode: 0o600 });
  const args = [settings];
  if (process.getuid?.() === 0) {
    // It refuses to run as root, as PostgreSQL does, and shares its user.
    const { uid, gid } = findServerUser();
    for (const path of [settings, users]) chownSync(path, uid, gid);
    args.unshift("-u", serverUser);
  }
  chmodSync(folder, 0o711);
  const service = children.serve({
    name: "pgbouncer",
    command: "pgbouncer",
    args,
    env: process.env,
  });
  await service.printed({ line: /process up/, seconds: 10 });
  const pooled = new URL(databaseUrl);
  pooled.port = String(port);
  return pooled.href;
}

function requireProgram(): void {
  if (spawnSync("pgbouncer", ["--version"]).status === 0) return;
  throw new Failure(
    "pgbouncer is not in the PATH: install it (Debian, Ubuntu: apt-get install pgbouncer; macOS: brew install pgbouncer) and run again.",
  );
}

/** As an operator would set it up; a server that was away is tried again each second instead of each 15. */
function toSettings({
  port,
  serverPort,
  users,
}: {
  port: number;
  serverPort: string;
  users: string;
}): string {
  return `[databases]
* = host=127.0.0.1 port=${serverPort}

[pgbouncer]
listen_addr = 127.0.0.1
listen_port = ${port}
unix_socket_dir =
auth_type = scram-sha-256
auth_file = ${users}
pool_mode = transaction
default_pool_size = 20
max_client_conn = 200
server_login_retry = 1
query_wait_timeout = 15
`;
}
