import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { SandboxClient } from "../client.ts";
import { Clock } from "../clock.ts";
import { createSandbox } from "../sandbox.ts";
import { readSettings } from "../settings.ts";
import { StateStore } from "../state.ts";

export const redirectUri = "http://localhost:3000/api/oura/callback";
export const clientId = "ringboard-sandbox";
export const clientSecret = "ringboard-sandbox-secret";

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

/** Opens the consent page and gives the id of its one-time request. */
export async function openConsent({
  base,
  query = {},
}: {
  base: string;
  query?: Record<string, string>;
}): Promise<{ requestId: string; page: string }> {
  const asked = new URLSearchParams({
    client_id: clientId,
    redirect_uri: redirectUri,
    response_type: "code",
    state: "s-1",
    ...query,
  });
  const page = await (await fetch(`${base}/oauth/authorize?${asked}`)).text();
  return { requestId: /name="request" value="([^"]+)"/.exec(page)?.[1] ?? "", page };
}

/** Answers the consent page as a person would and gives where it leads. */
export async function answerConsent({
  base,
  requestId,
  persona = "steady",
  scopes,
  decision = "allow",
}: {
  base: string;
  requestId: string;
  persona?: string;
  scopes: readonly string[];
  decision?: "allow" | "deny";
}): Promise<Response> {
  const form = new URLSearchParams({ request: requestId, persona, decision });
  for (const scope of scopes) form.append("scope", scope);
  return fetch(`${base}/oauth/authorize`, { method: "POST", body: form, redirect: "manual" });
}

/** Calls the token endpoint with the client's credentials in the body. */
export async function callToken({
  base,
  values,
}: {
  base: string;
  values: Record<string, string>;
}): Promise<{ status: number; body: Record<string, unknown> }> {
  const form = new URLSearchParams({ client_id: clientId, client_secret: clientSecret, ...values });
  const response = await fetch(`${base}/oauth/token`, { method: "POST", body: form });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

/** Goes through the whole flow and gives a code. */
export async function requestCode({
  base,
  persona,
  scopes,
  query,
}: {
  base: string;
  persona?: string;
  scopes: readonly string[];
  query?: Record<string, string>;
}): Promise<string> {
  const { requestId } = await openConsent({ base, query: { scope: scopes.join(" "), ...query } });
  const answer = await answerConsent({
    base,
    requestId,
    scopes,
    ...(persona === undefined ? {} : { persona }),
  });
  return new URL(answer.headers.get("location") ?? "").searchParams.get("code") ?? "";
}

/** Connects a persona and gives an access token. */
export async function connect({
  base,
  persona,
  scopes,
}: {
  base: string;
  persona?: string;
  scopes: readonly string[];
}): Promise<string> {
  const code = await requestCode({ base, scopes, ...(persona === undefined ? {} : { persona }) });
  const { body } = await callToken({
    base,
    values: { grant_type: "authorization_code", code, redirect_uri: redirectUri },
  });
  return String(body.access_token);
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
