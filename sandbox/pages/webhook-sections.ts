import { controlRoot } from "../control/control-route.ts";
import type { Delivery, Subscription } from "../state.ts";
import type { DisruptionValues } from "../webhooks/disruptions.ts";
import { readEvent } from "../webhooks/event.ts";
import { button, field, numberInput, select } from "./form-parts.ts";
import { html, type Markup } from "./markup.ts";
import { empty, moment, table, timeOfDay } from "./table.ts";

const deliveriesShown = 25;

/** How the way to subscribers is disturbed. */
export function wayCard(values: DisruptionValues): Markup {
  const { duplicates, delay_seconds, reorder_seconds, outage } = values;
  const isCalm = duplicates + delay_seconds + reorder_seconds === 0 && outage === "none";
  return html`<section class="card panel" id="webhooks" aria-labelledby="webhooks-title">
<header><h2 id="webhooks-title">Way to subscribers</h2><span class="${isCalm ? "soft" : "bad"} small">${isCalm ? "undisturbed" : "disturbed"}</span></header>
<form method="post" action="${controlRoot}/webhooks">
<div class="grid">
${field({ label: "Duplicates of each event", control: numberInput({ name: "duplicates", value: duplicates, min: 0, max: 10 }) })}
${field({ label: "Delay (s)", control: numberInput({ name: "delay_seconds", value: delay_seconds, min: 0, max: 86_400, step: "any" }) })}
${field({ label: "Reorder within (s)", control: numberInput({ name: "reorder_seconds", value: reorder_seconds, min: 0, max: 86_400, step: "any" }) })}
${field({
  label: "Outage",
  control: select({
    name: "outage",
    chosen: outage,
    options: [
      ["none", "none"],
      ["hold", "hold until it ends"],
      ["lose", "lose events"],
    ],
  }),
})}
${field({
  label: "Timestamps tell",
  control: select({
    name: "timestamp",
    chosen: values.timestamp,
    options: [
      ["real", "real time"],
      ["sandbox", "the sandbox’s clock"],
    ],
  }),
})}
</div>
<button type="submit">Disturb</button>
</form>
${isCalm ? null : button({ action: "/webhooks", label: "Back to calm" })}
</section>`;
}

/** One row for each callback: an application usually has dozens of subscriptions to one address. */
export function subscriptionTable(subscriptions: readonly Subscription[]): Markup {
  if (subscriptions.length === 0) return empty("No application has subscribed to changes yet.");
  const groups = Map.groupBy(subscriptions, ({ callbackUrl }) => callbackUrl);
  const rows = [...groups].map(([url, group]) => {
    const types = new Set(group.map(({ dataType }) => dataType));
    const soonest = Math.min(...group.map(({ expiresAt }) => expiresAt));
    return html`<tr><td class="wide"><code>${url}</code></td><td data-label="subscriptions">${group.length}</td><td data-label="data types">${types.size}</td><td data-label="first to expire">${moment(soonest)}</td></tr>`;
  });
  const head = ["Callback", "Subscriptions", "Data types", "First to expire"];
  return table({ label: "Webhook subscriptions", head, rows });
}

export function deliveryTable(deliveries: readonly Delivery[]): Markup {
  if (deliveries.length === 0)
    return empty("Nothing was delivered yet. Press “New night” for a connected person.");
  const rows = deliveries.slice(-deliveriesShown).toReversed().map(deliveryRow);
  const head = ["Time", "Event", "Data type", "State", "Attempts", "Answer", "Replay"];
  return table({ label: "Latest deliveries", head, rows });
}

function deliveryRow(delivery: Delivery): Markup {
  const { event_type, data_type } = readEvent(delivery.body);
  const { status, tries, replayOf, nextAttemptAt } = delivery;
  const tone = status === "delivered" ? "good" : status === "pending" ? "" : "bad";
  const last = tries.at(-1);
  const answer = last?.status ?? last?.error ?? "not tried";
  const next =
    status === "pending" && nextAttemptAt !== null ? `, next ${timeOfDay(nextAttemptAt)}` : "";
  return html`<tr><td>${moment(delivery.createdAt)}</td><td>${event_type}${replayOf === null ? null : html` <span class="mark">again</span>`}</td><td><code>${data_type}</code></td>
<td class="${tone}">${status}</td><td data-label="attempts">${tries.length}</td><td class="wide" data-label="answer">${answer}${next}</td><td>${button({ action: `/deliveries/${delivery.id}/replay`, label: "Replay", kind: "small", name: `Replay ${event_type} of ${data_type}` })}</td></tr>`;
}
