import { describeScope } from "../oauth/scopes.ts";
import type { Grant } from "../state.ts";
import { layout } from "./layout.ts";
import { html } from "./markup.ts";
import { moment } from "./table.ts";

/** Where people see which applications read their data, and end it. */
export function applicationsPage({
  grants,
  names,
}: {
  grants: readonly Grant[];
  names: ReadonlyMap<string, string>;
}): string {
  const cards = grants.map((grant) => {
    const scopes = grant.scopes.map((scope) => describeScope(scope).title).join(", ");
    return html`<section class="card resident">
<div><h2>${grant.clientId}</h2><span class="soft small">reads the data of ${names.get(grant.personaId) ?? grant.personaId}</span></div>
<dl class="facts"><dt>Since</dt><dd>${moment(grant.createdAt)}</dd><dt>May read</dt><dd>${scopes === "" ? "nothing but the id" : scopes}</dd></dl>
<div class="buttons"><form method="post" action="/settings/applications/${grant.id}/revoke"><button type="submit">Revoke access</button></form></div>
</section>`;
  });
  const none = html`<div class="card empty">No application has access. Connect one, and it appears here.</div>`;
  const content = html`<h1>Applications</h1>
<p class="soft">What reads these people's data. Revoking takes effect at once.</p>
<div class="residents section">${cards.length === 0 ? none : cards}</div>`;
  return layout({ title: "Applications", narrow: false, content });
}
