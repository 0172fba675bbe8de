import { controlRoot } from "../control/control-route.ts";
import type { Fault } from "../server/faults.ts";
import { button, field, numberInput, select } from "./form-parts.ts";
import { html, type Markup } from "./markup.ts";

/** Faults of routes: the ones at work, and a form for another. */
export function faultCard(faults: readonly Fault[]): Markup {
  const active = faults.map(
    (fault) => html`<li><span><code>${[fault.path].flat().join(" ")}</code>
<span class="soft small">${describe(fault)}</span></span>${button({ action: `/faults/${fault.id}/clear`, label: "Clear", kind: "small", name: `Clear fault ${fault.id}` })}</li>`,
  );
  return html`<section class="card panel" id="faults" aria-labelledby="faults-title">
<header><h2 id="faults-title">Faults</h2><span class="soft small">${faults.length === 0 ? "all routes work" : `${faults.length} at work`}</span></header>
${active.length > 0 ? html`<ul class="items">${active}</ul>` : null}
<form method="post" action="${controlRoot}/faults">
<div class="grid">
${field({ label: "Path, with * for any text", control: html`<input class="code" name="path" value="/v2/usercollection/*" required maxlength="200" pattern="/.*" autocomplete="off">` })}
${field({
  label: "Method",
  control: select({
    name: "method",
    options: [
      ["", "any"],
      ["GET", "GET"],
      ["POST", "POST"],
      ["PUT", "PUT"],
      ["DELETE", "DELETE"],
    ],
  }),
})}
${field({ label: "Status", control: numberInput({ name: "status", value: 503, min: 200, max: 599 }) })}
${field({ label: "Latency (ms)", control: numberInput({ name: "delay_ms", value: "", min: 0, max: 120_000 }) })}
${field({
  label: "Connection",
  control: select({
    name: "connection",
    options: [
      ["", "stays"],
      ["reset", "is reset"],
      ["timeout", "never answers"],
    ],
  }),
})}
${field({
  label: "Body",
  control: select({
    name: "body",
    options: [
      ["", "whole"],
      ["truncated", "breaks off"],
      ["malformed", "malformed JSON"],
      ["empty", "empty"],
      ["html", "an HTML page"],
    ],
  }),
})}
${field({ label: "Requests", control: numberInput({ name: "count", value: 1, min: 1, max: 1_000_000 }) })}
${field({ label: "Chance (0 to 1)", control: numberInput({ name: "chance", value: 1, min: 0.01, max: 1, step: "0.01" }) })}
</div>
<div class="ticks">
<label class="tick"><input type="checkbox" name="until_cleared" value="true"> until cleared</label>
<label class="tick"><input type="checkbox" name="applied" value="true"> carried out all the same</label>
</div>
<button type="submit">Set fault</button>
</form>
</section>`;
}

function describe(fault: Fault): string {
  const effects = [
    fault.delay_ms > 0 ? `after ${fault.delay_ms} ms` : null,
    fault.status === null ? null : `status ${fault.status}`,
    fault.connection === null ? null : `connection ${fault.connection}`,
    fault.body === null ? null : `body ${fault.body}`,
    fault.applied ? "carried out" : null,
    fault.chance < 1 ? `${Math.round(fault.chance * 100)} % of requests` : null,
    fault.count === null ? "until cleared" : `${fault.count - fault.struck} left`,
    `${fault.struck} struck`,
  ];
  return [fault.method ?? "any method", ...effects.filter((effect) => effect !== null)].join(" · ");
}
