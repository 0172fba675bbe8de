import type { LoggedRequest, RequestCount } from "../server/request-log.ts";
import { html, type Markup } from "./markup.ts";
import { empty, table, timeOfDay } from "./table.ts";

const countsShown = 20;

/** How often each route was asked by whom. */
export function countTable(counts: readonly RequestCount[]): Markup {
  if (counts.length === 0) return empty("Nothing was asked for yet.");
  const rows = counts
    .slice(0, countsShown)
    .map(
      ({ method, route, token, count, statuses }) =>
        html`<tr><td><strong>${count}</strong></td><td>${method}</td><td><code>${route}</code></td><td><code>${token}</code></td><td>${describe(statuses)}</td></tr>`,
    );
  const head = ["Requests", "Method", "Route", "By", "Answers"];
  return table({ label: "Requests by route and token", head, rows });
}

function describe(statuses: Readonly<Record<string, number>>): string {
  return Object.entries(statuses)
    .map(([status, count]) => `${status} × ${count}`)
    .join(", ");
}

export function requestTable(requests: readonly LoggedRequest[]): Markup | null {
  if (requests.length === 0) return null;
  const rows = requests.map(
    ({ at, method, path, query, status, milliseconds, token, fault }) =>
      html`<tr><td>${timeOfDay(at)}</td><td>${method}</td><td class="wide"><code>${path}${toText(query)}</code></td><td class="${tone(status)}">${status ?? "none"}${fault === null ? null : html` <span class="mark">fault</span>`}</td><td>${milliseconds} ms</td><td><code>${token}</code></td></tr>`,
  );
  const head = ["Time", "Method", "Path", "Answer", "Took", "By"];
  return table({ label: "Latest requests", head, rows });
}

function toText(query: Readonly<Record<string, string>>): string {
  const pairs = Object.entries(query).map(([name, value]) => `${name}=${value}`);
  return pairs.length === 0 ? "" : `?${pairs.join("&")}`;
}

function tone(status: number | null): string {
  return status === null || status >= 400 ? "bad" : "good";
}
