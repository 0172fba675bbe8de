import { consentPage } from "../pages/consent.ts";
import { errorPage } from "../pages/error.ts";
import type { Population } from "../people/population.ts";
import { type Exchange, page, type Reply, readForm, redirect } from "../server/exchange.ts";
import type { RegisteredClient } from "./client.ts";
import type { Authorization, AuthorizationRequest, SingleUse } from "./pending.ts";
import { knownScopes, readScopes, toShortScope } from "./scopes.ts";

export interface AuthorizeContext {
  client: RegisteredClient;
  population: Population;
  requests: SingleUse<AuthorizationRequest>;
  codes: SingleUse<Authorization>;
}

/** GET: checks the request and asks the person. A bad client or redirect URI never redirects. */
export function showConsent({ client, population, requests }: AuthorizeContext) {
  return ({ url }: Exchange): Reply => {
    const query = url.searchParams;
    const redirectUri = query.get("redirect_uri") ?? "";
    if (query.get("client_id") !== client.id) {
      return refuse("This application is not registered here. Check its client id.");
    }
    if (!client.redirectUris.includes(redirectUri)) {
      return refuse(
        "This application may not send people to that address. Register its redirect URI.",
      );
    }
    const state = query.get("state");
    const scopes = readScopes(query.get("scope"));
    const back = (error: string) =>
      redirect({ location: toCallback({ redirectUri, state, values: { error } }) });
    if (query.get("response_type") !== "code") return back("unsupported_response_type");
    if (scopes === null) return back("invalid_scope");
    const codeChallenge = query.get("code_challenge");
    if (codeChallenge !== null && query.get("code_challenge_method") !== "S256")
      return back("invalid_request");
    const requestId = requests.put({
      clientId: client.id,
      redirectUri,
      scopes,
      state,
      codeChallenge,
    });
    const body = consentPage({
      action: url.pathname,
      application: client.id,
      requestId,
      personas: population.all().map(({ persona }) => persona),
      chosen: query.get("persona"),
      scopes: scopes.toSorted((left, right) => rank(left) - rank(right)),
    });
    return page({ body, formTarget: new URL(redirectUri).origin });
  };
}

/** POST: the person's answer, back to the application with a code or with access_denied. */
export function answerConsent({ population, requests, codes }: AuthorizeContext) {
  return async (exchange: Exchange): Promise<Reply> => {
    const form = await readForm(exchange);
    const asked = requests.take(form.get("request") ?? "");
    if (asked === null)
      return refuse(
        "This page was used already or is too old. Go back to the application and start again.",
      );
    const { redirectUri, state } = asked;
    const back = (values: Record<string, string>) =>
      redirect({ location: toCallback({ redirectUri, state, values }) });
    if (form.get("decision") !== "allow") return back({ error: "access_denied" });
    const resident = population.get(form.get("persona") ?? "");
    if (resident === null)
      return refuse("No person was chosen. Go back to the application and start again.");
    const ticked = new Set(form.getAll("scope"));
    const scopes = asked.scopes.filter((scope) => ticked.has(scope));
    const code = codes.put({ ...asked, scopes, personaId: resident.persona.id });
    return back({ code, scope: scopes.join(" ") });
  };
}

function rank(scope: string): number {
  return knownScopes.indexOf(toShortScope(scope));
}

function refuse(message: string): Reply {
  return page({ status: 400, body: errorPage({ title: "This cannot be allowed", message }) });
}

function toCallback({
  redirectUri,
  state,
  values,
}: {
  redirectUri: string;
  state: string | null;
  values: Record<string, string>;
}): string {
  const target = new URL(redirectUri);
  for (const [name, value] of Object.entries(values)) target.searchParams.set(name, value);
  if (state !== null) target.searchParams.set("state", state);
  return target.href;
}
