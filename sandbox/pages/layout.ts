import { html, Markup } from "./markup.ts";
import { style } from "./style.ts";

const ring = new Markup(
  '<svg width="22" height="22" viewBox="0 0 22 22" fill="none" stroke="currentColor" aria-hidden="true">' +
    '<circle cx="11" cy="11" r="8.5" stroke-width="3" opacity=".25"/><path d="M11 2.5a8.5 8.5 0 0 1 8.5 8.5" stroke-width="3" stroke-linecap="round"/></svg>',
);

// Within the page, like everything else; without it browsers ask for a file that is not there.
const icon = new Markup(
  `<link rel="icon" href="data:image/svg+xml,${encodeURIComponent(
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 22 22" fill="none" stroke="#5a9a97" stroke-width="3.5"><circle cx="11" cy="11" r="8.5" opacity=".35"/><path d="M11 2.5a8.5 8.5 0 0 1 8.5 8.5" stroke-linecap="round"/></svg>',
  )}">`,
);

/** A whole page of the sandbox. */
export function layout({
  title,
  narrow,
  content,
  extraStyle = null,
}: {
  title: string;
  narrow: boolean;
  content: Markup;
  /** What only this page needs. */
  extraStyle?: Markup | null;
}): string {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} · Ring sandbox</title>
${icon}
<style>${style}${extraStyle}</style>
</head>
<body>
<header class="bar"><div>
<a class="brand" href="/">${ring}<span>Ring sandbox</span></a><span class="mark">simulated</span>
<nav><a href="/">People</a><a href="/settings/applications">Applications</a><a href="/personal-access-tokens">Tokens</a></nav>
</div></header>
<main class="${narrow ? "narrow" : "wide"}">
${content}
</main>
<footer>A simulation of the Oura cloud for building and testing. Nobody here is real.</footer>
</body>
</html>`.text;
}

/** Two letters for a round picture of a person. */
export function initials(name: string): string {
  return name
    .split(" ")
    .map((word) => word.charAt(0))
    .slice(0, 2)
    .join("");
}
