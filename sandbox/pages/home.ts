import type { Clock } from "../clock.ts";
import type { Resident } from "../people/population.ts";
import type { Fault } from "../server/faults.ts";
import type { RequestLog } from "../server/request-log.ts";
import type { Delivery, Grant, Subscription } from "../state.ts";
import type { DisruptionValues } from "../webhooks/disruptions.ts";
import { clockCard, pace } from "./clock-card.ts";
import { controlStyle } from "./control-style.ts";
import { faultCard } from "./fault-card.ts";
import { button } from "./form-parts.ts";
import { layout } from "./layout.ts";
import { html, type Markup } from "./markup.ts";
import { peopleSection } from "./people-section.ts";
import { countTable, requestTable } from "./request-section.ts";
import { empty, moment, table } from "./table.ts";
import { deliveryTable, subscriptionTable, wayCard } from "./webhook-sections.ts";

/** Everything the root page shows. */
export interface HomeView {
  clock: Clock;
  /** Those that have a card, of so many people. */
  residents: readonly Resident[];
  size: number;
  /** Names of those who granted something, by persona. */
  names: ReadonlyMap<string, string>;
  grants: readonly Grant[];
  subscriptions: readonly Subscription[];
  deliveries: readonly Delivery[];
  disruptions: DisruptionValues;
  faults: readonly Fault[];
  log: RequestLog;
}

const requestsShown = 15;

/** The sandbox at a glance: people and their buttons, then time, trouble, and what went over the wire. */
export function homePage(view: HomeView): string {
  const {
    clock,
    residents,
    size,
    names,
    grants,
    subscriptions,
    deliveries,
    disruptions,
    faults,
    log,
  } = view;
  const content = html`<h1>People with rings</h1>
<p class="soft">Everyone here wears a simulated ring. Connect an application to one of them, then let a night pass and watch it arrive.</p>
${summary(view)}
${peopleSection({ residents, size, grants })}
<div class="panels section">${clockCard(clock)}${wayCard(disruptions)}${faultCard(faults)}</div>
<section class="section" id="deliveries"><header><h2>Latest deliveries</h2></header>${deliveryTable(deliveries)}</section>
<section class="section" id="subscriptions"><header><h2>Webhook subscriptions</h2></header>${subscriptionTable(subscriptions)}</section>
<section class="section"><header><h2>Connected applications</h2><a class="small" href="/settings/applications">Manage</a></header>${grantTable({ grants, names })}</section>
<section class="section" id="requests"><header><h2>Requests</h2><span class="soft small">${log.total} in all</span></header><div class="stacked">${countTable(log.counts())}${requestTable(log.latest(requestsShown))}</div></section>
<section class="section card panel reset"><div><h2>Start over</h2><p class="soft small">People, grants, subscriptions, deliveries, faults, logs and the clock go back to the beginning.</p></div>${button({ action: "/reset", label: "Reset everything", kind: "danger" })}</section>`;
  return layout({ title: "People", narrow: false, content, extraStyle: controlStyle });
}

/** One line of figures that lead to their sections. */
function summary({ clock, subscriptions, deliveries, faults, log }: HomeView): Markup {
  const pending = deliveries.filter(({ status }) => status === "pending").length;
  const figures = [
    ["clock", "Clock", moment(clock.now()).slice(0, 16), pace(clock)],
    ["subscriptions", "Subscriptions", subscriptions.length, "to webhooks"],
    ["deliveries", "Deliveries", deliveries.length, `${pending} pending`],
    ["faults", "Faults", faults.length, faults.length === 0 ? "all routes work" : "at work"],
    ["requests", "Requests", log.total, "since the start"],
  ] as const;
  const tiles = figures.map(
    ([target, label, value, note]) =>
      html`<li><a class="card" href="#${target}"><span class="soft small">${label}</span><strong>${value}</strong><span class="soft small">${note}</span></a></li>`,
  );
  return html`<nav aria-label="At a glance"><ul class="glance">${tiles}</ul></nav>`;
}

function grantTable({
  grants,
  names,
}: {
  grants: readonly Grant[];
  names: ReadonlyMap<string, string>;
}): Markup {
  if (grants.length === 0) return empty("No application reads anyone’s data yet.");
  const rows = grants.map(
    (
      grant,
    ) => html`<tr><td>${names.get(grant.personaId) ?? grant.personaId}</td><td>${grant.clientId}</td>
<td class="wide">${grant.scopes.join(" ")}</td><td data-label="since">${moment(grant.createdAt)}</td></tr>`,
  );
  const head = ["Person", "Application", "Scopes", "Since"];
  return table({ label: "Connected applications", head, rows });
}
