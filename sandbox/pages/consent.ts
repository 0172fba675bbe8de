import { describeScope } from "../oauth/scopes.ts";
import type { Persona } from "../people/persona.ts";
import { formStyle } from "./form-style.ts";
import { initials, layout } from "./layout.ts";
import { html, type Markup } from "./markup.ts";

/** What a person is asked. */
export interface ConsentView {
  /** Where the form goes. */
  action: string;
  application: string;
  requestId: string;
  /** The host to which the answer goes. */
  destination: string;
  personas: readonly Persona[];
  /** Id of the person to choose beforehand, or null. */
  chosen: string | null;
  /** As they go on the wire. */
  scopes: readonly string[];
  /** What an incomplete answer left ticked; null before any answer, when all are. */
  ticked: readonly string[] | null;
}

/** The page on which a person lets an application read their data; it needs no script. */
export function consentPage({
  action,
  application,
  requestId,
  destination,
  personas,
  chosen,
  scopes,
  ticked,
}: ConsentView): string {
  const first = personas.find(({ id }) => id === chosen) ?? personas[0];
  const choices = personas.map((persona) => personChoice({ persona, isChosen: persona === first }));
  const boxes = scopes.map((scope) =>
    scopeBox({ scope, isTicked: ticked?.includes(scope) ?? true }),
  );
  const content = html`<div class="consent">
<header class="asker"><span class="tile" aria-hidden="true">${application.charAt(0)}</span>
<div><h1>${application} would like to read your ring’s data</h1>
<p class="soft">Choose whose ring this is, and leave ticked what ${application} may see.</p></div></header>
${ticked === null ? null : notice}
<form method="post" action="${action}">
<input type="hidden" name="request" value="${requestId}">
<div class="halves">
<fieldset><legend>Who are you?</legend><div class="card people">${choices}</div></fieldset>
<div>
<fieldset><legend>What may ${application} read?</legend><div class="card scopes">${boxes}</div></fieldset>
<div class="decision">
<div class="actions">
<button class="main" type="submit" name="decision" value="allow">Allow</button>
<button type="submit" name="decision" value="deny" formnovalidate>Deny</button>
</div>
<p class="soft small">Your answer goes to <strong>${destination}</strong>. You can take it back at any time under <a href="/settings/applications">Applications</a>.</p>
</div>
</div>
</div>
</form>
</div>`;
  return layout({ title: "Allow access", narrow: false, content, extraStyle: formStyle });
}

const notice = html`<p class="notice" role="alert">Choose a person and leave at least one thing ticked, or press Deny.</p>`;

function personChoice({ persona, isChosen }: { persona: Persona; isChosen: boolean }): Markup {
  return html`<label class="choice">
<span class="face" aria-hidden="true">${initials(persona.name)}</span>
<strong>${persona.name}</strong>
<span class="soft small">${persona.story}</span>
<input class="radio" type="radio" name="persona" value="${persona.id}" required ${isChosen ? "checked" : ""}>
</label>`;
}

/** A scope with its words and a box; the same on every page that lets people choose scopes. */
export function scopeBox({ scope, isTicked }: { scope: string; isTicked: boolean }): Markup {
  const { title, detail } = describeScope(scope);
  return html`<label class="scope"><input type="checkbox" name="scope" value="${scope}" ${isTicked ? "checked" : ""}>
<span><strong>${title}</strong><span class="soft small">${detail}</span></span></label>`;
}
