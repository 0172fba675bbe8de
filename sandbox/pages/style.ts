import { Markup } from "./markup.ts";

/** One style for every page of the sandbox; no script and no outside file is ever loaded. */
export const style = new Markup(`
:root { color-scheme: light dark; --page: #f6f4f0; --card: #fffdfa; --line: #e2ddd4; --ink: #1d1c1a; --soft: #615d55;
  --accent: #2f5d62; --accent-ink: #ffffff; --tint: #e6efee; --good: #1d6b4f; --bad: #a3362b; --shade: 0 1px 2px rgb(40 30 10 / 6%); }
@media (prefers-color-scheme: dark) { :root { --page: #111416; --card: #191d20; --line: #2b3135; --ink: #eceae6; --soft: #a2a8aa;
  --accent: #8fc7c3; --accent-ink: #0d1f1f; --tint: #1f2d2e; --good: #7fcfae; --bad: #f0998e; --shade: none; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--page); color: var(--ink); font: 16px/1.5 Geist, Inter, system-ui, -apple-system, "Segoe UI", Roboto, sans-serif;
  -webkit-font-smoothing: antialiased; font-variant-numeric: tabular-nums; }
a { color: var(--accent); text-underline-offset: 3px; }
h1 { font-size: 28px; line-height: 1.2; font-weight: 600; letter-spacing: -0.015em; margin: 0 0 8px; text-wrap: balance; }
h2 { font-size: 16px; font-weight: 600; margin: 0; }
p { margin: 0; }
.soft { color: var(--soft); }
.small { font-size: 14px; line-height: 1.45; }
.bar { border-bottom: 1px solid var(--line); }
.bar > div, main, footer { max-width: 1120px; margin: 0 auto; padding: 0 24px; }
.bar > div { display: flex; align-items: center; gap: 12px; height: 56px; font-size: 14px; }
.bar nav { margin-left: auto; display: flex; gap: 16px; }
.bar a { text-decoration: none; color: var(--soft); }
.bar a:hover { color: var(--ink); }
.brand { display: flex; align-items: center; gap: 10px; font-weight: 600; color: var(--ink) !important; }
.brand { white-space: nowrap; }
.brand svg { display: block; }
.mark { border: 1px solid var(--line); border-radius: 99px; padding: 1px 8px; font-size: 12px; color: var(--soft); font-weight: 500; white-space: nowrap; }
main { padding-top: 40px; padding-bottom: 64px; }
main.narrow { max-width: 680px; }
footer { padding-bottom: 40px; color: var(--soft); font-size: 12px; }
.card { background: var(--card); border: 1px solid var(--line); border-radius: 12px; box-shadow: var(--shade); }
.section { margin-top: 32px; }
.section > header { display: flex; align-items: baseline; justify-content: space-between; gap: 16px; margin-bottom: 12px; }
button, .button { appearance: none; font: inherit; font-size: 14px; font-weight: 500; border-radius: 8px; padding: 8px 14px; min-height: 40px;
  border: 1px solid var(--line); background: var(--card); color: var(--ink); cursor: pointer; }
button:hover { border-color: var(--soft); }
button.main { background: var(--accent); border-color: var(--accent); color: var(--accent-ink); }
button.main:hover { filter: brightness(1.08); }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
fieldset { border: 0; margin: 0; padding: 0; min-width: 0; }
legend { padding: 0; font-weight: 600; margin-bottom: 12px; }
.people { display: grid; gap: 8px; }
.choice { position: relative; display: grid; grid-template-columns: auto 1fr auto; gap: 2px 14px; align-items: center; padding: 14px 16px; cursor: pointer; }
.choice:has(:checked) { border-color: var(--accent); background: var(--tint); box-shadow: inset 0 0 0 1px var(--accent); }
.choice:hover { border-color: var(--soft); }
.choice input { accent-color: var(--accent); width: 18px; height: 18px; margin: 0; }
.face { grid-row: span 2; width: 40px; height: 40px; border-radius: 50%; display: grid; place-items: center; font-weight: 600; font-size: 14px;
  background: var(--tint); color: var(--accent); }
.choice .radio { grid-row: 1 / span 2; grid-column: 3; }
.scopes { overflow: hidden; }
.scope { display: flex; gap: 14px; padding: 12px 16px; cursor: pointer; border-top: 1px solid var(--line); }
.scope:first-child { border-top: 0; }
.scope:hover { background: var(--tint); }
.scope input { accent-color: var(--accent); width: 18px; height: 18px; margin: 3px 0 0; flex: none; }
.scope span { display: block; }
.actions { display: flex; gap: 12px; margin-top: 24px; flex-wrap: wrap; }
.actions button { flex: 1 1 160px; min-height: 48px; font-size: 16px; }
.residents { display: grid; gap: 16px; grid-template-columns: repeat(auto-fill, minmax(min(100%, 340px), 1fr)); }
.resident { padding: 20px; display: flex; flex-direction: column; gap: 14px; scroll-margin-top: 16px; }
.resident:target { box-shadow: inset 0 0 0 1px var(--accent); border-color: var(--accent); }
.who { display: grid; grid-template-columns: auto 1fr; gap: 0 14px; align-items: center; }
.facts { display: grid; grid-template-columns: auto 1fr; gap: 4px 16px; margin: auto 0 0; font-size: 14px; }
.facts dt { color: var(--soft); }
.facts dd { margin: 0; text-align: right; }
.buttons { display: grid; grid-template-columns: 1fr 1fr; gap: 8px; margin-top: auto; }
.facts + .buttons { margin-top: 0; }
.buttons form { display: contents; }
.buttons button { padding-left: 8px; padding-right: 8px; }
.table { overflow-x: auto; }
table { width: 100%; border-collapse: collapse; font-size: 14px; }
th { text-align: left; font-weight: 500; color: var(--soft); font-size: 12px; }
th, td { padding: 10px 16px; border-top: 1px solid var(--line); white-space: nowrap; }
tr:first-child th { border-top: 0; }
td.wide { white-space: normal; min-width: 220px; }
.good { color: var(--good); } .bad { color: var(--bad); }
.empty { padding: 20px; color: var(--soft); font-size: 14px; }
code { font: 13px/1.4 "Geist Mono", ui-monospace, SFMono-Regular, Menlo, monospace; }
@media (max-width: 560px) { .bar > div, main, footer { padding-left: 16px; padding-right: 16px; } main { padding-top: 28px; padding-bottom: 40px; } .bar nav { gap: 14px; } .bar .mark { display: none; } }
`);
