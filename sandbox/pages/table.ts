import { html, type Markup } from "./markup.ts";

/** A table in a card that scrolls sideways where it is too wide. */
export function table({
  label,
  head,
  rows,
}: {
  label: string;
  head: readonly string[];
  rows: readonly Markup[];
}): Markup {
  const cells = head.map((title) => html`<th scope="col">${title}</th>`);
  return html`<div class="card table" tabindex="0" role="region" aria-label="${label}"><table><thead><tr>${cells}</tr></thead><tbody>${rows}</tbody></table></div>`;
}

export function empty(message: string): Markup {
  return html`<div class="card empty">${message}</div>`;
}

/** A moment in UTC, to the second. */
export function moment(milliseconds: number): string {
  return `${new Date(milliseconds).toISOString().slice(0, 19).replace("T", " ")} UTC`;
}

/** A time of day in UTC, for tables of what just happened. */
export function timeOfDay(milliseconds: number): string {
  return new Date(milliseconds).toISOString().slice(11, 19);
}
