import { knownScopes, toShownOrder } from "../oauth/scopes.ts";
import type { Persona } from "../people/persona.ts";
import type { PersonalToken } from "../state.ts";
import { scopeTags } from "./applications.ts";
import { scopeBox } from "./consent.ts";
import { formStyle } from "./form-style.ts";
import { initials, layout } from "./layout.ts";
import { html, type Markup } from "./markup.ts";
import { moment } from "./table.ts";

/** Everything that the page of personal access tokens shows. */
export interface PersonalTokensView {
  tokens: readonly PersonalToken[];
  personas: readonly Persona[];
  isWithdrawn: boolean;
  /** A token that was made just now; it is shown this once. */
  issued: string | null;
  /** Why none was made. */
  problem: string | null;
}

/** Where people make tokens for their own use, and take them back. */
export function personalTokensPage({
  tokens,
  personas,
  isWithdrawn,
  issued,
  problem,
}: PersonalTokensView): string {
  const cards = tokens.toReversed().map((token) => tokenCard({ token, personas }));
  const none = html`<div class="card empty">There is no personal access token yet.</div>`;
  const content = html`<h1>Personal access tokens</h1>
<p class="soft">A token reads one person’s data without an application. Upstream has withdrawn them; here they serve tests.</p>
${problem === null ? null : html`<p class="notice" role="alert">${problem}</p>`}
${issued === null ? null : issuedToken(issued)}
<div class="pair section">
${isWithdrawn ? withdrawn : issueForm(personas)}
<section aria-labelledby="existing"><h2 id="existing">Existing tokens</h2><div class="stack">${cards.length === 0 ? none : cards}</div></section>
</div>`;
  return layout({ title: "Personal access tokens", narrow: false, content, extraStyle: formStyle });
}

const withdrawn = html`<div class="card empty">Personal access tokens are withdrawn: none is issued, and those below are refused.</div>`;

function issuedToken(token: string): Markup {
  return html`<div class="notice good" role="status"><p><strong>Your new token</strong>. Copy it now: it is not shown again.</p>
<p><code class="secret">${token}</code></p></div>`;
}

function issueForm(personas: readonly Persona[]): Markup {
  const options = personas.map(({ id, name }) => html`<option value="${id}">${name}</option>`);
  const boxes = toShownOrder(knownScopes).map((scope) => scopeBox({ scope, isTicked: true }));
  return html`<form method="post" action="/personal-access-tokens" aria-labelledby="new"><h2 id="new">New token</h2>
<div class="stack">
<label class="field"><span>Person</span><select name="persona">${options}</select></label>
<label class="field"><span>Note</span><input type="text" name="note" maxlength="100" autocomplete="off" placeholder="What it is for"></label>
<fieldset><legend class="small">May read</legend><div class="card scopes columns">${boxes}</div></fieldset>
<button class="main" type="submit">Create token</button>
</div></form>`;
}

function tokenCard({
  token,
  personas,
}: {
  token: PersonalToken;
  personas: readonly Persona[];
}): Markup {
  const { id, personaId, note, scopes, createdAt } = token;
  const person = personas.find((persona) => persona.id === personaId)?.name ?? personaId;
  const title = note === "" ? "Without a note" : note;
  return html`<article class="card resident">
<div class="who"><span class="face" aria-hidden="true">${initials(person)}</span><h3>${title}</h3><span class="soft small">reads the data of ${person}</span></div>
<dl class="facts"><dt>Made</dt><dd>${moment(createdAt)}</dd></dl>
${scopes.length === 0 ? html`<p class="soft small">May read nothing but the id.</p>` : scopeTags(scopes)}
<div class="buttons"><form method="post" action="/personal-access-tokens/${id}/revoke"><button class="danger" type="submit" aria-label="Revoke the token “${title}” of ${person}">Revoke token</button></form></div>
</article>`;
}
