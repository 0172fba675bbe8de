import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { SandboxClient } from "../client.ts";
import { Clock } from "../clock.ts";
import { createSandbox } from "../sandbox.ts";
import { readSettings } from "../settings.ts";
import { StateStore } from "../state.ts";
import { connectTokens } from "./oauth-client.ts";

/** A sandbox on a free loopback port, in memory only, with a clock that tests may move. */
export interface RunningSandbox {
  base: string;
  control: SandboxClient;
  /** It stands still; setting `now` jumps. */
  clock: { now: number };
  store: StateStore;
  stop: () => Promise<void>;
}

/** Starts one at a fixed moment, 22 November 2026, 10:00 UTC. */
export async function startSandbox(
  environment: Readonly<Record<string, string>> = {},
): Promise<RunningSandbox> {
  const settings = readSettings({ SANDBOX_YEARS: "1", ...environment });
  const start = Date.parse("2026-11-22T10:00:00Z");
  const clock = new Clock({ setting: settings.clock ?? { start, speed: 0 } });
  const store = new StateStore({ path: null, now: clock.now() });
  const sandbox = createSandbox({ settings, store, clock });
  sandbox.server.listen(0, "127.0.0.1");
  await once(sandbox.server, "listening");
  sandbox.start();
  const { port } = sandbox.server.address() as AddressInfo;
  const stop = async () => {
    sandbox.stop();
    sandbox.server.closeAllConnections();
    sandbox.server.close();
    await once(sandbox.server, "close");
  };
  const base = `http://127.0.0.1:${port}`;
  const hands = {
    get now() {
      return clock.now();
    },
    set now(instant: number) {
      clock.set(instant);
    },
  };
  return { base, control: new SandboxClient({ url: base }), clock: hands, store, stop };
}

/** Connects a persona and gives an access token. */
export async function connect(options: Parameters<typeof connectTokens>[0]): Promise<string> {
  return (await connectTokens(options)).accessToken;
}

/** A GET of the API with a bearer token; the body as JSON. */
export async function callApi({
  base,
  token,
  path,
}: {
  base: string;
  token: string | null;
  path: string;
}): Promise<{ status: number; body: ApiBody; headers: Headers }> {
  const headers: Record<string, string> =
    token === null ? {} : { authorization: `Bearer ${token}` };
  const response = await fetch(`${base}/v2/usercollection/${path}`, { headers });
  return {
    status: response.status,
    body: (await response.json()) as ApiBody,
    headers: response.headers,
  };
}

/** As much of the API's bodies as tests look at. */
export interface ApiBody {
  data: Record<string, unknown>[];
  next_token: string | null;
  detail?: unknown;
  [field: string]: unknown;
}
