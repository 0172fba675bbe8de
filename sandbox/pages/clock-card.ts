import type { Clock } from "../clock.ts";
import { controlRoot } from "../control/control-route.ts";
import { button, field, select } from "./form-parts.ts";
import { html, type Markup } from "./markup.ts";
import { moment } from "./table.ts";

const steps = [
  ["1 minute", 60],
  ["1 hour", 3600],
  ["1 day", 86_400],
  ["1 week", 604_800],
] as const;

const speeds = [
  ["0", "stands still"],
  ["1", "real"],
  ["10", "10 times"],
  ["60", "a minute a second"],
  ["3600", "an hour a second"],
] as const;

/** What the clock's pace is called. */
export function pace(clock: Clock): string {
  if (clock.isReal) return "real time";
  if (clock.speed === 0) return "stands still";
  return clock.speed === 1 ? "moved" : `${clock.speed} times as fast`;
}

/** The clock that everything here follows, and its hands. */
export function clockCard(clock: Clock): Markup {
  const shown = new Date(clock.now()).toISOString().slice(0, 19);
  const advance = steps.map(([label, seconds]) =>
    button({
      action: "/clock",
      label: `+ ${label}`,
      fields: { advance_seconds: seconds },
    }),
  );
  const options = speeds.some(([value]) => value === String(clock.speed))
    ? speeds
    : [...speeds, [String(clock.speed), `${clock.speed} times`] as const];
  return html`<section class="card panel" id="clock" aria-labelledby="clock-title">
<header><h2 id="clock-title">Clock</h2><span class="soft small">${pace(clock)}</span></header>
<p class="figure">${moment(clock.now())}</p>
<p class="soft small">Tokens, subscriptions, retries and everyone’s nights follow it. Advancing lives through the time; setting jumps.</p>
<div class="buttons four">${advance}</div>
<form class="line" method="post" action="${controlRoot}/clock">
${field({ label: "Jump to (UTC)", control: html`<input name="set" value="${shown}Z" pattern="\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}Z" required autocomplete="off">` })}
<button type="submit">Set</button></form>
<form class="line" method="post" action="${controlRoot}/clock">
${field({ label: "Speed", control: select({ name: "speed", options, chosen: String(clock.speed) }) })}
<button type="submit">Run</button></form>
</section>`;
}
