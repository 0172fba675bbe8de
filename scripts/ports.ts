import { createServer } from "node:net";
import { Failure, hasCode } from "./failure.ts";

/** Listens for a moment; port 0 asks the system for any. Null when it is taken. */
async function tryPort({ port, host }: { port: number; host: string }): Promise<number | null> {
  const server = createServer();
  return new Promise((done) => {
    // A machine without IPv6 has no ::1 to be taken.
    server.once("error", (error) =>
      done(hasCode(error, "EADDRNOTAVAIL", "EAFNOSUPPORT") ? port : null),
    );
    server.listen({ port, host }, () => {
      const address = server.address();
      server.close(() => done(address && typeof address === "object" ? address.port : null));
    });
  });
}

/** Whether a port can be listened on now, at both addresses that `localhost` may mean. */
export async function isFreePort(port: number): Promise<boolean> {
  for (const host of ["127.0.0.1", "::1"]) {
    if ((await tryPort({ port, host })) === null) return false;
  }
  return true;
}

/** Any free port of 127.0.0.1. */
export async function findFreePort(): Promise<number> {
  const port = await tryPort({ port: 0, host: "127.0.0.1" });
  if (port === null) throw new Failure("no free port on 127.0.0.1: close some programs.");
  return port;
}

/** A port from the environment, checked: `PORT=3000`. */
export function readPort({ name, fallback }: { name: string; fallback: number }): number {
  const text = process.env[name] || String(fallback);
  const port = Number(text);
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port;
  throw new Failure(`${name} is "${text}": set it to a port number from 1 to 65535.`);
}

/** @throws {Failure} naming the setting to change when the port is in use */
export async function requireFreePort({
  name,
  port,
}: {
  name: string;
  port: number;
}): Promise<void> {
  if (await isFreePort(port)) return;
  throw new Failure(
    `port ${port} is in use: stop the program that uses it, or set ${name} to another port.`,
  );
}
