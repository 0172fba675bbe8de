import type { Access, Bearers } from "../oauth/bearers.ts";
import type { Population, Resident } from "../people/population.ts";
import { detail, type Exchange, type Handler, type Reply } from "../server/exchange.ts";
import type { RateLimit } from "./rate-limit.ts";

export interface GuardContext {
  bearers: Bearers;
  population: Population;
  rateLimit: RateLimit;
  /** Recorded answers to a missing scope are 401, although 403 is documented. */
  scopeStatus: 401 | 403;
}

export interface Granted {
  exchange: Exchange;
  access: Access;
  resident: Resident;
}

/**
 * Lets through whoever may read: a token (400 when missing, 401 when it is none of ours), the limit
 * (429), the membership (403) and the scope are looked at in this order.
 */
export function withAccess({
  context,
  scope,
  answer,
}: {
  context: GuardContext;
  scope: string | null;
  answer: (granted: Granted) => Reply;
}): Handler {
  return (exchange) => {
    const { authorization } = exchange.request.headers;
    if (authorization === undefined) return detail({ status: 400, message: "Missing auth token." });
    const granted = identify({ context, authorization });
    if (granted === null) return detail({ status: 401, message: "Invalid access token" });
    const refusal = refuse({ context, granted });
    if (refusal !== null) return refusal;
    if (scope !== null && !granted.access.scopes.includes(scope)) {
      const message = `Token is not authorized access ${scope} scope.`;
      return detail({ status: context.scopeStatus, message });
    }
    return answer({ ...granted, exchange });
  };
}

const anyone = { application: "anyone", token: "anyone" };

/**
 * Lets through whoever says something: upstream's samples are nobody's data and take any text for a
 * token. A token of ours counts against its own limits, and its owner's membership holds.
 */
export function withAnyToken({
  context,
  answer,
}: {
  context: GuardContext;
  answer: (exchange: Exchange) => Reply;
}): Handler {
  return (exchange) => {
    const { authorization = "" } = exchange.request.headers;
    if (authorization === "") {
      const message = "Missing auth token. Include any string in 'Authorization' header.";
      return detail({ status: 400, message });
    }
    const refusal = refuse({ context, granted: identify({ context, authorization }) });
    return refusal ?? answer(exchange);
  };
}

type Known = Omit<Granted, "exchange">;

function identify({
  context,
  authorization,
}: {
  context: GuardContext;
  authorization: string;
}): Known | null {
  const bearer = /^bearer\s+(\S+)$/i.exec(authorization)?.[1];
  const access = bearer === undefined ? null : context.bearers.access(bearer);
  const resident = access === null ? null : context.population.get(access.personaId);
  return access === null || resident === null ? null : { access, resident };
}

/** The refusal of one too many (429), or of someone whose membership has ended (403); or null. */
function refuse({
  context,
  granted,
}: {
  context: GuardContext;
  granted: Known | null;
}): Reply | null {
  const bearer =
    granted === null
      ? anyone
      : { application: granted.access.clientId, token: granted.access.grantId };
  const headers = context.rateLimit.count(bearer);
  if (headers !== null) {
    const reply = detail({ status: 429, message: "Request rate limit exceeded" });
    return { ...reply, headers: { ...reply.headers, ...headers } };
  }
  return granted?.resident.record.membership === "ended"
    ? detail({ status: 403, message: "The user's Oura membership has expired" })
    : null;
}
