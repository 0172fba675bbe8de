import { describeScope } from "../oauth/scopes.ts";
import type { Persona } from "../people/persona.ts";
import { initials, layout } from "./layout.ts";
import { html } from "./markup.ts";

/** The page on which a person lets an application read their data; it needs no script. */
export function consentPage({
  action,
  application,
  requestId,
  personas,
  chosen,
  scopes,
}: {
  /** Where the form goes. */
  action: string;
  application: string;
  requestId: string;
  personas: readonly Persona[];
  /** Id of the person to choose beforehand, or null. */
  chosen: string | null;
  scopes: readonly string[];
}): string {
  const first = personas.find(({ id }) => id === chosen) ?? personas[0];
  const people = personas.map(
    (persona) => html`<label class="card choice">
<span class="face" aria-hidden="true">${initials(persona.name)}</span>
<strong>${persona.name}</strong>
<span class="soft small">${persona.story}</span>
<input class="radio" type="radio" name="persona" value="${persona.id}" required ${persona === first ? "checked" : ""}>
</label>`,
  );
  const boxes = scopes.map((scope) => {
    const { title, detail } = describeScope(scope);
    return html`<label class="scope"><input type="checkbox" name="scope" value="${scope}" checked>
<span><strong>${title}</strong><span class="soft small">${detail}</span></span></label>`;
  });
  const content = html`<h1>${application} would like to read your data</h1>
<p class="soft">Choose whose ring this is, and leave ticked what the application may see. You can withdraw this at any time.</p>
<form method="post" action="${action}">
<input type="hidden" name="request" value="${requestId}">
<fieldset class="section"><legend>Who are you?</legend><div class="people">${people}</div></fieldset>
<fieldset class="section"><legend>What may it read?</legend><div class="card scopes">${boxes}</div></fieldset>
<div class="actions">
<button class="main" type="submit" name="decision" value="allow">Allow</button>
<button type="submit" name="decision" value="deny">Deny</button>
</div>
</form>`;
  return layout({ title: "Allow access", narrow: true, content });
}
