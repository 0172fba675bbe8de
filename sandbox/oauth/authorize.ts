import { withSameOrigin } from "../control/same-origin.ts";
import { consentPage } from "../pages/consent.ts";
import { errorPage, type Problem } from "../pages/error.ts";
import type { Population } from "../people/population.ts";
import { type Handler, page, type Reply, readForm, redirect } from "../server/exchange.ts";
import {
  type Authorization,
  type AuthorizationRequest,
  readRequest,
  toCallback,
} from "./authorization-request.ts";
import { isKnown, type RegisteredClient } from "./client.ts";
import { readParameters } from "./parameters.ts";
import { type Portal, portals } from "./portals.ts";
import { Refusal } from "./refusal.ts";
import { toShownOrder } from "./scopes.ts";
import type { SingleUse } from "./single-use.ts";

export interface AuthorizeContext {
  portal: Portal;
  /** Those of every portal. */
  clients: readonly RegisteredClient[];
  population: Population;
  requests: SingleUse<AuthorizationRequest>;
  codes: SingleUse<Authorization>;
}

/** GET: checks the request and asks the person. A bad client or redirect URI never redirects. */
export function showConsent(context: AuthorizeContext): Handler {
  const { portal, requests } = context;
  return ({ url }) => {
    const query = url.searchParams;
    const target = readTarget({ query, portal, clients: context.clients });
    if ("message" in target) return refuse(target);
    const { client, redirectUri } = target;
    const states = query.getAll("state");
    const state = states.length === 1 ? states[0] || null : null;
    try {
      const asked = readRequest({ parameters: readParameters(query), portal });
      const isRedirectUriSent = query.get("redirect_uri") === redirectUri;
      const requestId = requests.put({
        clientId: client.id,
        redirectUri,
        isRedirectUriSent,
        state,
        ...asked,
      });
      const persona = query.get("persona");
      return ask({ context, client, requestId, redirectUri, ...asked, persona, ticked: null });
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return sendBack({ redirectUri, state, refusal: error });
    }
  };
}

/**
 * POST: the person's answer, back to the application with a code or with access_denied. It must name
 * the one-time request of a page that the sandbox showed, and come from the sandbox's own pages.
 */
export function answerConsent(context: AuthorizeContext): Handler {
  const { clients, population, requests, codes } = context;
  return withSameOrigin(async (exchange) => {
    const form = await readForm(exchange);
    const requestId = form.get("request") ?? "";
    const asked = requests.peek(requestId);
    const client = clients.find(({ id }) => id === asked?.clientId);
    if (asked === null || !client)
      return refuse({
        message:
          "This page was used already or is too old. Go back to the application and start again.",
      });
    const { redirectUri, state } = asked;
    if (form.get("decision") !== "allow") {
      requests.take(requestId);
      const refusal = new Refusal("access_denied", "The person did not allow access");
      return sendBack({ redirectUri, state, refusal, status: 303 });
    }
    const resident = population.get(form.get("persona") ?? "");
    const ticked = new Set(form.getAll("scope"));
    const scopes = asked.scopes.filter((scope) => ticked.has(scope));
    if (resident === null || scopes.length === 0) {
      const persona = resident?.persona.id ?? null;
      return ask({ context, client, requestId, ...asked, persona, ticked: scopes });
    }
    requests.take(requestId);
    const code = codes.put({ ...asked, scopes, personaId: resident.persona.id });
    const values = { code, scope: scopes.join(" "), state };
    return redirect({ location: toCallback({ redirectUri, values }), status: 303 });
  });
}

/** Who asks and where the answer may go; what is wrong with that when it cannot be trusted. */
function readTarget({
  query,
  portal,
  clients,
}: {
  query: URLSearchParams;
  portal: Portal;
  clients: readonly RegisteredClient[];
}): { client: RegisteredClient; redirectUri: string } | Problem {
  const [clientId = "", ...otherIds] = query.getAll("client_id");
  const client = clients.find(({ id }) => id === clientId);
  if (!client || otherIds.length > 0)
    return {
      message: "This application is not registered here. Check its client id.",
      facts: [["Client id", query.getAll("client_id")]],
    };
  if (!isKnown({ client, portal }))
    return {
      message: "This application was registered in the new portal, whose addresses are others.",
      facts: [["Where to ask instead", [portals[client.portal].authorize]]],
    };
  const given = query.getAll("redirect_uri").filter((uri) => uri !== "");
  // Only where a single one is registered may it be left out (RFC 6749 section 3.1.2.3).
  const [redirectUri, ...others] = given.length === 0 ? client.redirectUris : given;
  if (redirectUri === undefined || others.length > 0 || !client.redirectUris.includes(redirectUri))
    return {
      message: "This application may not send people to that address. Register its redirect URI.",
      facts: [
        ["Sent", given],
        ["Registered", client.redirectUris],
      ],
    };
  return { client, redirectUri };
}

/** The consent page; once more, with a word about it, when an answer was incomplete. */
function ask({
  context: { portal, population },
  client,
  requestId,
  redirectUri,
  scopes,
  persona,
  ticked,
}: {
  context: AuthorizeContext;
  client: RegisteredClient;
  requestId: string;
  redirectUri: string;
  scopes: readonly string[];
  persona: string | null;
  /** What an incomplete answer left ticked; null before any answer. */
  ticked: readonly string[] | null;
}): Reply {
  const body = consentPage({
    action: portal.authorize,
    application: client.name,
    requestId,
    destination: new URL(redirectUri).host,
    personas: population.shown().map((resident) => resident.persona),
    chosen: persona,
    scopes: toShownOrder(scopes),
    ticked,
  });
  const formTarget = new URL(redirectUri).origin;
  return page({ status: ticked === null ? 200 : 400, body, formTarget });
}

/** 303 after a form, so that no browser posts it on to the application (RFC 9700 section 4.12). */
function sendBack({
  redirectUri,
  state,
  refusal,
  status = 302,
}: {
  redirectUri: string;
  state: string | null;
  refusal: Refusal;
  status?: 302 | 303;
}): Reply {
  const values = { error: refusal.code, error_description: refusal.message, state };
  return redirect({ location: toCallback({ redirectUri, values }), status });
}

function refuse(problem: Problem): Reply {
  return page({ status: 400, body: errorPage({ title: "This cannot be allowed", ...problem }) });
}
