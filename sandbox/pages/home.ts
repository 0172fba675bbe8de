import { toDay } from "../people/calendar.ts";
import type { Resident } from "../people/population.ts";
import type { Delivery, Grant, Subscription } from "../state.ts";
import { initials, layout } from "./layout.ts";
import { html, type Markup } from "./markup.ts";

/** Everything the root page shows. */
export interface HomeView {
  residents: readonly Resident[];
  grants: readonly Grant[];
  subscriptions: readonly Subscription[];
  deliveries: readonly Delivery[];
}

const deliveriesShown = 25;

/** The sandbox at a glance: people and their buttons, then who reads and who is told. */
export function homePage({ residents, grants, subscriptions, deliveries }: HomeView): string {
  const names = new Map(residents.map(({ persona }) => [persona.id, persona.name]));
  const people = residents.map((resident) =>
    residentCard({
      resident,
      connected: grants.some(({ personaId }) => personaId === resident.persona.id),
    }),
  );
  const content = html`<h1>People with rings</h1>
<p class="soft">Everyone here wears a simulated ring. Connect an application to one of them, then let a night pass and watch it arrive.</p>
<div class="residents section">${people}</div>
<section class="section"><header><h2>Connected applications</h2><a class="small" href="/settings/applications">Manage</a></header>${grantTable({ grants, names })}</section>
<section class="section"><header><h2>Webhook subscriptions</h2></header>${subscriptionTable(subscriptions)}</section>
<section class="section"><header><h2>Latest deliveries</h2></header>${deliveryTable(deliveries)}</section>`;
  return layout({ title: "People", narrow: false, content });
}

function residentCard({ resident, connected }: { resident: Resident; connected: boolean }): Markup {
  const { persona, record } = resident;
  const active = record.membership === "active";
  const synced = record.nights > record.days ? "this morning" : "last evening";
  const button = (action: string, label: string, main = "") =>
    html`<form method="post" action="/_sandbox/personas/${persona.id}/${action}"><button class="${main}" type="submit">${label}</button></form>`;
  return html`<section class="card resident" id="${persona.id}" aria-labelledby="name-${persona.id}">
<div class="who"><span class="face" aria-hidden="true">${initials(persona.name)}</span>
<h2 id="name-${persona.id}">${persona.name}</h2><span class="soft small">${persona.home.replace("_", " ")}</span></div>
<p class="soft small">${persona.story}</p>
<dl class="facts">
<dt>History since</dt><dd>${toDay(record.firstDay)}</dd>
<dt>Last night</dt><dd>${toDay(record.nights)}</dd>
<dt>Last full day</dt><dd>${toDay(record.days)}</dd>
<dt>Ring synced</dt><dd>${synced}</dd>
<dt>Membership</dt><dd class="${active ? "good" : "bad"}">${record.membership}</dd>
<dt>Application</dt><dd>${connected ? "connected" : "none"}</dd>
</dl>
<div class="buttons">
${button("new-night", "New night", "main")}
${button("new-day", "New day")}
${button("edit-night", "Edit last night")}
${button("delete-workout", "Delete a workout")}
${button("delete-nap", "Delete a nap")}
${button("membership", active ? "End membership" : "Resume membership")}
</div>
</section>`;
}

function grantTable({
  grants,
  names,
}: {
  grants: readonly Grant[];
  names: ReadonlyMap<string, string>;
}): Markup {
  if (grants.length === 0) return empty("No application reads anyone's data yet.");
  const rows = grants.map(
    (
      grant,
    ) => html`<tr><td>${names.get(grant.personaId) ?? grant.personaId}</td><td>${grant.clientId}</td>
<td class="wide">${grant.scopes.join(" ")}</td><td>${moment(grant.createdAt)}</td></tr>`,
  );
  return table({ head: ["Person", "Application", "Scopes", "Since"], rows });
}

/** One row for each callback: an application usually has dozens of subscriptions to one address. */
function subscriptionTable(subscriptions: readonly Subscription[]): Markup {
  if (subscriptions.length === 0) return empty("No application has subscribed to changes yet.");
  const groups = Map.groupBy(subscriptions, ({ callbackUrl }) => callbackUrl);
  const rows = [...groups].map(([url, group]) => {
    const types = new Set(group.map(({ dataType }) => dataType));
    const soonest = Math.min(...group.map(({ expiresAt }) => expiresAt));
    return html`<tr><td class="wide"><code>${url}</code></td><td>${group.length}</td><td>${types.size}</td><td>${moment(soonest)}</td></tr>`;
  });
  return table({ head: ["Callback", "Subscriptions", "Data types", "First to expire"], rows });
}

function deliveryTable(deliveries: readonly Delivery[]): Markup {
  if (deliveries.length === 0)
    return empty("Nothing was delivered yet. Press “New night” for a connected person.");
  const rows = deliveries
    .slice(-deliveriesShown)
    .toReversed()
    .map((delivery) => {
      const { event_type, data_type } = readBody(delivery.body);
      const tone =
        delivery.status === "delivered" ? "good" : delivery.status === "pending" ? "" : "bad";
      return html`<tr><td>${moment(delivery.createdAt)}</td><td>${event_type}</td><td><code>${data_type}</code></td>
<td class="${tone}">${delivery.status}</td><td>${delivery.attempts}</td><td class="wide">${delivery.lastStatus ?? delivery.lastError ?? "not tried yet"}</td></tr>`;
    });
  return table({ head: ["Time", "Event", "Data type", "State", "Attempts", "Answer"], rows });
}

/** The body is one that the sandbox wrote itself. */
function readBody(body: string): { event_type: string; data_type: string } {
  return JSON.parse(body) as { event_type: string; data_type: string };
}

function table({ head, rows }: { head: readonly string[]; rows: readonly Markup[] }): Markup {
  return html`<div class="card table" tabindex="0"><table><tr>${head.map((label) => html`<th scope="col">${label}</th>`)}</tr>${rows}</table></div>`;
}

function empty(message: string): Markup {
  return html`<div class="card empty">${message}</div>`;
}

/** A moment in UTC, to the second. */
export function moment(milliseconds: number): string {
  return `${new Date(milliseconds).toISOString().slice(0, 19).replace("T", " ")} UTC`;
}
