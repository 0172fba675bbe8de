import { dataTypes, type RegisteredDataType } from "#lib/oura/registry.ts";
import type { Access, Grants } from "../oauth/grants.ts";
import { toPersonalInfo } from "../people/documents/possessions.ts";
import type { Population, Resident } from "../people/population.ts";
import { detail, type Exchange, json, type Reply } from "../server/exchange.ts";
import type { Route } from "../server/router.ts";
import { getDocument, listDocuments } from "./documents.ts";
import { listHeartRate } from "./heart-rate.ts";
import type { RateLimit } from "./rate-limit.ts";

export interface ApiContext {
  grants: Grants;
  population: Population;
  rateLimit: RateLimit;
  now: () => number;
}

const root = "/v2/usercollection";

/** A list and a single route for every registered type, where upstream has one. */
export function toApiRoutes(context: ApiContext): readonly Route[] {
  return dataTypes.flatMap((type): Route[] => {
    const list: Route = {
      method: "GET",
      path: `${root}/${type.path}`,
      handler: guard({
        context,
        type,
        answer: (granted) => answerList({ ...granted, type, now: context.now() }),
      }),
    };
    if (!type.single) return [list];
    const single: Route = {
      method: "GET",
      path: `${root}/${type.path}/:document_id`,
      handler: guard({
        context,
        type,
        answer: ({ resident, exchange }) =>
          getDocument({ type, history: resident.history, id: exchange.params.document_id ?? "" }),
      }),
    };
    return [list, single];
  });
}

interface Granted {
  exchange: Exchange;
  access: Access;
  resident: Resident;
}

/**
 * Checks in upstream's order: token (400 when missing, 401 when bad), limit (429), membership (403),
 * scope (401: recorded, although documented as 403).
 */
function guard({
  context,
  type,
  answer,
}: {
  context: ApiContext;
  type: RegisteredDataType;
  answer: (granted: Granted) => Reply;
}) {
  return (exchange: Exchange): Reply => {
    const bearer = /^bearer\s+(\S+)$/i.exec(exchange.request.headers.authorization ?? "")?.[1];
    if (bearer === undefined) return detail({ status: 400, message: "Missing access token" });
    const access = context.grants.access(bearer);
    const resident = access === null ? null : context.population.get(access.personaId);
    if (access === null || resident === null)
      return detail({ status: 401, message: "Invalid access token" });
    const { refused, headers } = context.rateLimit.count(access.clientId);
    const decide = (): Reply => {
      if (refused) return detail({ status: 429, message: "Request rate limit exceeded" });
      if (resident.record.membership === "ended") {
        return detail({ status: 403, message: "The user's Oura membership has expired" });
      }
      if (type.scope !== null && !access.scopes.includes(type.scope)) {
        return detail({ status: 401, message: "Token is not authorized for this scope" });
      }
      return answer({ exchange, access, resident });
    };
    const reply = decide();
    return { ...reply, headers: { ...reply.headers, ...headers } };
  };
}

function answerList({
  exchange,
  access,
  resident,
  type,
  now,
}: Granted & { type: RegisteredDataType; now: number }): Reply {
  const { history } = resident;
  const query = exchange.url.searchParams;
  if (type.answer === "object") {
    return json({ body: toPersonalInfo({ person: history.person, scopes: access.scopes }) });
  }
  if (type.answer === "samples") return listHeartRate({ history, query, now });
  return listDocuments({ type, history, query, now });
}
