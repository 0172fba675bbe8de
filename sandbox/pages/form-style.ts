import { Markup } from "./markup.ts";

/** Style of the pages on which people allow, revoke and issue access. */
export const formStyle = new Markup(`
h3 { font-size: 16px; font-weight: 600; margin: 0; }
.consent { max-width: 960px; margin: 0 auto; }
.asker { display: flex; align-items: center; gap: 20px; }
.asker h1 { margin-bottom: 4px; }
.tile { width: 64px; height: 64px; border-radius: 18px; display: grid; place-items: center; flex: none; font-size: 28px; font-weight: 600;
  background: var(--accent); color: var(--accent-ink); }
.tile.warn { background: none; color: var(--bad); border: 2px solid currentColor; }
.halves { display: grid; gap: 24px; grid-template-columns: repeat(auto-fit, minmax(min(100%, 380px), 1fr)); align-items: start; margin-top: 28px; }
.halves .card { overflow: hidden; }
.consent .people { display: block; }
.consent .choice, .consent .scope { line-height: 1.35; }
.consent .choice .small, .consent .scope .small { font-size: 13px; line-height: 1.35; }
.consent legend { margin-bottom: 10px; }
.consent .choice { padding: 9px 16px; border-top: 1px solid var(--line); }
.consent .choice:first-child { border-top: 0; }
.consent .choice:has(:checked) { box-shadow: inset 3px 0 0 var(--accent); border-color: var(--line); }
.consent .choice:has(:checked) .face { background: var(--accent); color: var(--accent-ink); }
.choice:has(:focus-visible), .scope:has(:focus-visible) { outline: 2px solid var(--accent); outline-offset: -2px; }
.choice input:focus-visible, .scope input:focus-visible { outline: none; }
.consent .scope { padding: 6px 16px; align-items: center; }
.consent .scope input { margin: 0; }
.scope:has(input:not(:checked)) strong { font-weight: 500; color: var(--soft); }
.decision { display: grid; gap: 16px; margin-top: 20px; }
.decision .actions { margin: 0; }
.notice { border: 1px solid currentColor; border-radius: 12px; padding: 12px 16px; margin: 24px 0 0; color: var(--bad); background: var(--card); font-size: 14px; }
.notice.good { color: var(--good); }
.notice.good p { color: var(--ink); }
.danger { color: var(--bad); }
.danger:hover { border-color: var(--bad); }
.tags { list-style: none; margin: 0; padding: 0; display: flex; flex-wrap: wrap; gap: 6px; }
.tags li { background: var(--tint); border-radius: 99px; padding: 2px 10px; font-size: 12px; }
.details { margin: 0; font-size: 14px; }
.details dt { color: var(--soft); font-size: 12px; }
.details dd { margin: 2px 0 10px; }
.details dd:last-child { margin-bottom: 0; }
.details code { display: block; overflow-wrap: anywhere; }
.pair { display: grid; gap: 32px; grid-template-columns: repeat(auto-fit, minmax(min(100%, 420px), 1fr)); align-items: start; }
.stack { display: grid; gap: 16px; margin-top: 12px; }
.field { display: grid; gap: 6px; font-size: 14px; font-weight: 500; }
.field input, .field select { font: inherit; font-weight: 400; color: var(--ink); background: var(--card); border: 1px solid var(--line); border-radius: 8px; padding: 8px 12px; min-height: 40px; width: 100%; }
.secret { font-size: 15px; user-select: all; overflow-wrap: anywhere; }
@media (max-width: 720px) {
  .asker { flex-direction: column; align-items: flex-start; gap: 16px; }
  .asker h1 { font-size: 24px; }
  .decision .actions button { min-width: 0; }
}
`);
