import { Markup } from "./markup.ts";

/** Style of the page that controls the sandbox. */
export const controlStyle = new Markup(`
.glance { list-style: none; margin: 24px 0 0; padding: 0; display: grid; gap: 12px; grid-template-columns: 1.5fr repeat(4, 1fr); }
.glance a { display: grid; padding: 12px 16px; text-decoration: none; color: var(--ink); height: 100%; align-content: start; }
.glance a:hover { border-color: var(--soft); }
.glance strong { font-size: 20px; line-height: 1.35; font-weight: 600; letter-spacing: -0.01em; white-space: nowrap; }
.more { margin-top: 12px; }
details summary { cursor: pointer; font-size: 14px; color: var(--soft); padding: 4px 0; border-radius: 6px; }
details summary:hover { color: var(--ink); }
details .buttons { margin-top: 8px; }
.panels { display: grid; gap: 16px; grid-template-columns: 1fr 1fr; }
.panels #faults { grid-column: 1 / -1; }
.panel { padding: 20px; display: grid; gap: 14px; align-content: start; scroll-margin-top: 16px; min-width: 0; }
.panel > header { display: flex; align-items: baseline; justify-content: space-between; gap: 16px; margin: 0; }
.panel:target { border-color: var(--accent); box-shadow: inset 0 0 0 1px var(--accent); }
.panel form:has(.grid) { display: grid; gap: 14px; justify-items: start; }
.figure { font-size: 20px; font-weight: 600; letter-spacing: -0.01em; }
.grid { display: grid; gap: 12px; width: 100%; grid-template-columns: repeat(auto-fill, minmax(min(100%, 180px), 1fr)); }
#faults .grid > :first-child { grid-column: span 2; }
.entry { display: grid; gap: 4px; font-size: 14px; min-width: 0; }
.entry > span { color: var(--soft); font-size: 12px; font-weight: 500; }
.entry input, .entry select { appearance: auto; font: inherit; font-size: 14px; color: var(--ink); background: var(--page); border: 1px solid var(--line); border-radius: 8px; padding: 8px 10px; min-height: 40px; width: 100%; min-width: 0; }
.entry input.code { font-family: "Geist Mono", ui-monospace, SFMono-Regular, Menlo, monospace; font-size: 13px; }
.line { display: grid; grid-template-columns: 1fr 88px; gap: 8px; align-items: end; }
.buttons.four { grid-template-columns: repeat(4, 1fr); }
.buttons button { white-space: nowrap; }
.ticks { display: flex; flex-wrap: wrap; gap: 8px 20px; }
.tick { display: flex; align-items: center; gap: 8px; font-size: 14px; min-height: 24px; cursor: pointer; }
.tick input { accent-color: var(--accent); width: 18px; height: 18px; margin: 0; }
.items { list-style: none; margin: 0; padding: 0; display: grid; }
.items li { display: flex; align-items: center; justify-content: space-between; gap: 12px; padding: 8px 0; border-top: 1px solid var(--line); }
.items li > span { display: grid; gap: 2px; min-width: 0; overflow-wrap: anywhere; }
button.small { min-height: 32px; padding: 4px 12px; font-size: 14px; line-height: 1.4; }
button.danger { color: var(--bad); }
button.danger:hover { border-color: var(--bad); }
td form { margin: 0; }
td:has(form) { padding-top: 4px; padding-bottom: 4px; }
.stacked { display: grid; gap: 16px; grid-template-columns: minmax(0, 1fr); }
.section { scroll-margin-top: 16px; }
.reset { grid-template-columns: 1fr auto; align-items: center; }
@media (max-width: 860px) { .panels { grid-template-columns: minmax(0, 1fr); } .glance { grid-template-columns: 1fr 1fr; } .glance li:first-child { grid-column: 1 / -1; } }
@media (max-width: 560px) { .buttons.four { grid-template-columns: 1fr 1fr; } .reset { grid-template-columns: 1fr; } .reset button { width: 100%; }
  .grid { grid-template-columns: 1fr 1fr; } .grid > :first-child:nth-last-child(odd) { grid-column: 1 / -1; }
  .panel form:has(.grid) > button { width: 100%; }
  .table thead { position: absolute; clip-path: inset(50%); width: 1px; height: 1px; overflow: hidden; }
  .table tr { display: flex; flex-wrap: wrap; align-items: center; gap: 2px 12px; padding: 10px 16px; border-top: 1px solid var(--line); }
  .table tbody tr:first-child { border-top: 0; }
  .table td, td:has(form) { padding: 0; border: 0; white-space: normal; min-width: 0; overflow-wrap: anywhere; }
  .table td[data-label]::before { content: attr(data-label) " "; color: var(--soft); }
  td:has(form) { margin-left: auto; } }
`);
