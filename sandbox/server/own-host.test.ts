import { once } from "node:events";
import { request, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, test } from "vitest";
import { Clock } from "../clock.ts";
import { createSandbox } from "../sandbox.ts";
import { readSettings } from "../settings.ts";
import { StateStore } from "../state.ts";

/** Presses reset as a caller with these headers would; the status of the answer. */
async function press({
  server,
  headers,
}: {
  server: Server;
  headers: Record<string, string>;
}): Promise<number> {
  const { port } = server.address() as AddressInfo;
  const asked = request({ port, method: "POST", path: "/_sandbox/reset", headers }).end();
  const [answer] = await once(asked, "response");
  answer.resume();
  return answer.statusCode;
}

const origin = (host: string) => ({ host, origin: `http://${host}` });

test.each([
  ["on loopback", {}, { program: 403, address: 403, named: 403, loopback: 200 }],
  [
    "where others are let in",
    { SANDBOX_ALLOW_REMOTE: "1", SANDBOX_HOST: "sandbox.internal" },
    { program: 200, address: 200, named: 200, loopback: 200 },
  ],
])("%s, control is for those who name this server", async (_, environment, expected) => {
  const clock = new Clock();
  const settings = readSettings({ SANDBOX_YEARS: "1", ...environment });
  const store = new StateStore({ path: null, now: clock.now() });
  const { server, stop } = createSandbox({ settings, store, clock });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const status = (headers: Record<string, string>) => press({ server, headers });
  expect({
    program: await status({ host: "some-name:3001" }),
    address: await status(origin("192.168.7.7:3001")),
    named: await status(origin("sandbox.internal:3001")),
    loopback: await status(origin("localhost:3001")),
  }).toEqual(expected);
  // A name of someone else's that was pointed here, and a page of another site, never.
  expect(await status(origin("evil.example:3001"))).toBe(403);
  expect(await status({ host: "localhost:3001", origin: "http://evil.example" })).toBe(403);
  stop();
  server.closeAllConnections();
  server.close();
});
