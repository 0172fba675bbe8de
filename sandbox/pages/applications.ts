import type { RegisteredClient } from "../oauth/client.ts";
import { portals } from "../oauth/portals.ts";
import { describeScope, knownScopes, toShortScope, toShownOrder } from "../oauth/scopes.ts";
import type { Grant } from "../state.ts";
import { formStyle } from "./form-style.ts";
import { initials, layout } from "./layout.ts";
import { html, type Markup } from "./markup.ts";
import { moment } from "./table.ts";

/** Where people see which applications read their data, and end it; and which applications exist. */
export function applicationsPage({
  grants,
  clients,
  names,
}: {
  grants: readonly Grant[];
  clients: readonly RegisteredClient[];
  names: ReadonlyMap<string, string>;
}): string {
  // Someone who consents twice has two grants, but sees one application with one way to end it.
  const groups = Map.groupBy(grants, ({ personaId, clientId }) => `${personaId} ${clientId}`);
  const cards = [...groups.values()].map((group) => accessCard({ group, clients, names }));
  const none = html`<div class="card empty">No application has access. Connect one, and it appears here.</div>`;
  const content = html`<h1>Applications</h1>
<p class="soft">What reads these people’s data. Revoking takes effect at once.</p>
<section class="section"><header><h2>With access</h2></header><div class="residents">${cards.length === 0 ? none : cards}</div></section>
<section class="section"><header><h2>Registered applications</h2></header><div class="residents">${clients.map(registration)}</div></section>`;
  return layout({ title: "Applications", narrow: false, content, extraStyle: formStyle });
}

function accessCard({
  group,
  clients,
  names,
}: {
  group: readonly Grant[];
  clients: readonly RegisteredClient[];
  names: ReadonlyMap<string, string>;
}): Markup {
  const { personaId = "", clientId = "" } = group[0] ?? {};
  const name = clients.find(({ id }) => id === clientId)?.name ?? clientId;
  const person = names.get(personaId) ?? personaId;
  const scopes = new Set(group.flatMap((grant) => grant.scopes.map(toShortScope)));
  const since = Math.min(...group.map(({ createdAt }) => createdAt));
  return html`<article class="card resident">
<div class="who"><span class="face" aria-hidden="true">${initials(person)}</span><h3>${name}</h3><span class="soft small">reads the data of ${person}</span></div>
<dl class="facts"><dt>Client id</dt><dd><code>${clientId}</code></dd><dt>Since</dt><dd>${moment(since)}</dd></dl>
${scopeTags([...scopes])}
<div class="buttons"><form method="post" action="/settings/applications/revoke">
<input type="hidden" name="person" value="${personaId}"><input type="hidden" name="application" value="${clientId}">
<button class="danger" type="submit" aria-label="Revoke ${name}’s access to ${person}’s data">Revoke access</button></form></div>
</article>`;
}

/** What may be read, by its titles. */
export function scopeTags(scopes: readonly string[]): Markup {
  const tags = toShownOrder(scopes).map((scope) => html`<li>${describeScope(scope).title}</li>`);
  return html`<ul class="tags" aria-label="May read">${tags}</ul>`;
}

function registration({ id, name, portal, redirectUris }: RegisteredClient): Markup {
  const { authorize, token, revoke, scopePrefix } = portals[portal];
  const scopes = toShownOrder(knownScopes)
    .map((scope) => scopePrefix + scope)
    .join(" ");
  const addresses = redirectUris.map((uri) => html`<code>${uri}</code>`);
  return html`<article class="card resident">
<div class="who"><span class="face" aria-hidden="true">${name.charAt(0)}</span><h3>${name}</h3><span class="soft small">${portal === "new" ? "New portal" : "Documented portal"}</span></div>
<dl class="details"><dt>Client id</dt><dd><code>${id}</code></dd><dt>Authorize, token and revoke</dt><dd><code>${authorize}</code><code>${token}</code><code>${revoke}</code></dd>
<dt>Scopes</dt><dd><code>${scopes}</code></dd><dt>Redirect URIs</dt><dd>${addresses}</dd></dl>
</article>`;
}
