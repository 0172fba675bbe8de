import { randomUUID } from "node:crypto";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import type { Fetch } from "../oura/http-exchange.ts";

/** An authorization server on loopback, as strict as Oura: codes and refresh tokens are single use. */
export interface TestOura {
  /** Sends whatever was meant for Oura to this server. */
  fetch: Fetch;
  /** The id that `personal_info` answers with. */
  personId: string;
  issueCode(): string;
  /** What happened so far. */
  exchanges: { codes: number; refreshes: number; refused: number; revoked: string[] };
  /** Makes the next answers of the token endpoint fail in this way; null: it works. */
  tokenFailure: "invalid_grant" | "invalid_client" | "down" | null;
  /** Seconds that its access tokens live. */
  expiresIn: number;
  /** What the token answers say was granted. */
  scope: string;
  close(): Promise<void>;
}

/** Starts one on a free port. */
export async function startTestOura(): Promise<TestOura> {
  const codes = new Set<string>();
  const refreshTokens = new Set<string>();
  const accessTokens = new Set<string>();

  function grantTokens() {
    const accessToken = `access-${randomUUID()}`;
    const refreshToken = `refresh-${randomUUID()}`;
    accessTokens.add(accessToken);
    refreshTokens.add(refreshToken);
    const { expiresIn, scope } = oura;
    return {
      access_token: accessToken,
      refresh_token: refreshToken,
      token_type: "bearer",
      expires_in: expiresIn,
      scope,
    };
  }

  async function answer(request: IncomingMessage): Promise<[status: number, body: unknown]> {
    const url = new URL(request.url ?? "/", "http://localhost");
    if (url.pathname.endsWith("/revoke")) {
      oura.exchanges.revoked.push(url.searchParams.get("access_token") ?? "");
      return oura.tokenFailure === "down" ? [503, {}] : [200, {}];
    }
    if (url.pathname.endsWith("/personal_info")) {
      const token = request.headers.authorization?.replace("Bearer ", "") ?? "";
      return accessTokens.has(token) ? [200, { id: oura.personId }] : [401, {}];
    }
    const form = new URLSearchParams(await readBody(request));
    // Long enough for every caller to arrive while the first exchange is under way.
    await new Promise((resolve) => setTimeout(resolve, 50));
    if (oura.tokenFailure === "down") return [503, {}];
    if (oura.tokenFailure === "invalid_client") return [401, { error: "invalid_client" }];
    const isRefresh = form.get("grant_type") === "refresh_token";
    const isGood = isRefresh
      ? refreshTokens.delete(form.get("refresh_token") ?? "")
      : codes.delete(form.get("code") ?? "");
    if (!isGood || oura.tokenFailure === "invalid_grant") {
      oura.exchanges.refused += 1;
      return [400, { error: "invalid_grant" }];
    }
    oura.exchanges[isRefresh ? "refreshes" : "codes"] += 1;
    return [200, grantTokens()];
  }

  const server = createServer((request, response) => {
    const respond = async () => {
      const [status, body] = await answer(request);
      response.writeHead(status, { "content-type": "application/json" });
      response.end(JSON.stringify(body));
    };
    void respond();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;

  const oura: TestOura = {
    fetch: (url, init) =>
      fetch(new URL(url.pathname + url.search, `http://127.0.0.1:${port}`), init),
    personId: randomUUID(),
    issueCode() {
      const code = randomUUID();
      codes.add(code);
      return code;
    },
    exchanges: { codes: 0, refreshes: 0, refused: 0, revoked: [] },
    tokenFailure: null,
    expiresIn: 86_400,
    scope: "daily heartrate",
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return oura;
}

async function readBody(request: IncomingMessage): Promise<string> {
  let text = "";
  for await (const chunk of request) text += String(chunk);
  return text;
}
