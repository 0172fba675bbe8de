import type { Route } from "../server/router.ts";
import { type AuthorizeContext, answerConsent, showConsent } from "./authorize.ts";
import { isKnown } from "./client.ts";
import { portals } from "./portals.ts";
import { revokeByForm, revokeByQuery } from "./revocation.ts";
import { exchangeToken, type TokenContext } from "./token.ts";

/** The authorization servers of both portals. */
export function toOauthRoutes(
  context: Omit<AuthorizeContext & TokenContext, "portal">,
): readonly Route[] {
  const { grants } = context;
  const revocations = { legacy: revokeByQuery, new: revokeByForm };
  return Object.values(portals).flatMap((portal): Route[] => {
    const here = { ...context, portal };
    const clients = context.clients.filter((client) => isKnown({ client, portal }));
    const revoke = revocations[portal.name]({ clients, grants });
    return [
      { method: "GET", path: portal.authorize, handler: showConsent(here) },
      { method: "POST", path: portal.authorize, handler: answerConsent(here) },
      { method: "POST", path: portal.token, handler: exchangeToken(here) },
      { method: "POST", path: portal.revoke, handler: revoke },
    ];
  });
}
