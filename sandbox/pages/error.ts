import { formStyle } from "./form-style.ts";
import { layout } from "./layout.ts";
import { html } from "./markup.ts";

/** What a page says that stops a person, with what a developer needs to put it right. */
export interface Problem {
  message: string;
  /** Labels and values, such as what was sent and what would have been right. */
  facts?: readonly (readonly [string, readonly string[]])[];
}

/** A page that says what went wrong and what to do about it. */
export function errorPage({ title, message, facts = [] }: { title: string } & Problem): string {
  const rows = facts.map(
    ([label, values]) =>
      html`<dt>${label}</dt><dd>${values.map((value) => html`<code>${value}</code>`)}</dd>`,
  );
  const details = html`<div class="card section resident"><dl class="details">${rows}</dl></div>`;
  const content = html`<header class="asker"><span class="tile warn" aria-hidden="true">!</span>
<div><h1>${title}</h1><p class="soft">${message}</p></div></header>${rows.length === 0 ? null : details}`;
  return layout({ title, narrow: true, content, extraStyle: formStyle });
}
