import type { Route } from "../server/router.ts";
import { type AuthorizeContext, answerConsent, showConsent } from "./authorize.ts";
import { exchangeToken, revokeToken, type TokenContext } from "./token.ts";

/** The legacy paths and those of the newer portal; both lead to the same server here. */
export function toOauthRoutes(context: AuthorizeContext & TokenContext): readonly Route[] {
  const places = [
    { authorize: "/oauth/authorize", token: "/oauth/token", revoke: "/oauth/revoke" },
    {
      authorize: "/oauth/v2/ext/oauth-authorize",
      token: "/oauth/v2/ext/oauth-token",
      revoke: "/oauth/v2/ext/oauth-revoke",
    },
  ];
  return places.flatMap(({ authorize, token, revoke }): Route[] => [
    { method: "GET", path: authorize, handler: showConsent(context) },
    { method: "POST", path: authorize, handler: answerConsent(context) },
    { method: "POST", path: token, handler: exchangeToken(context) },
    { method: "POST", path: revoke, handler: revokeToken(context.grants) },
  ]);
}
