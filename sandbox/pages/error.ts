import { layout } from "./layout.ts";
import { html } from "./markup.ts";

/** A page that says what went wrong and what to do about it. */
export function errorPage({ title, message }: { title: string; message: string }): string {
  return layout({
    title,
    narrow: true,
    content: html`<h1>${title}</h1><p class="soft">${message}</p>`,
  });
}
