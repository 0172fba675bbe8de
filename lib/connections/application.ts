import "server-only";
import { env } from "../env.ts";
import type { Fetch } from "../oura/http-exchange.ts";
import type { OAuthApplication } from "../oura/oauth.ts";

/** For one token exchange: short, since a refresh holds its connection's row meanwhile. */
const timeoutMs = 8_000;

/** Our application at Oura. The redirect URI comes from APP_URL, never from a request. */
export function ouraApplication({
  fetch = globalThis.fetch,
}: {
  fetch?: Fetch;
} = {}): OAuthApplication {
  const settings = env();
  return {
    endpoints: {
      authorizeUrl: settings.OURA_AUTHORIZE_URL,
      tokenUrl: settings.OURA_TOKEN_URL,
      revokeUrl: settings.OURA_REVOKE_URL,
    },
    clientId: settings.OURA_CLIENT_ID,
    clientSecret: settings.OURA_CLIENT_SECRET,
    redirectUri: `${settings.APP_URL}/api/oura/callback`,
    fetch,
    timeoutMs,
  };
}
