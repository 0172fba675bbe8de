import { toDay } from "../people/calendar.ts";
import type { Resident } from "../people/population.ts";
import type { Grant } from "../state.ts";
import { button } from "./form-parts.ts";
import { initials } from "./layout.ts";
import { html, type Markup } from "./markup.ts";

/** People with a ring, and what can happen to them; past a page's worth, the control API is the better door. */
export function peopleSection({
  residents,
  size,
  grants,
}: {
  residents: readonly Resident[];
  /** How many people there are, with and without a card. */
  size: number;
  grants: readonly Grant[];
}): Markup {
  const connected = new Set(grants.map(({ personaId }) => personaId));
  const cards = residents.map((resident) =>
    residentCard({ resident, connected: connected.has(resident.persona.id) }),
  );
  const others = size - residents.length;
  const more =
    others > 0
      ? html`<p class="soft small more">and ${others} more people, at <code>/_sandbox/personas</code></p>`
      : null;
  return html`<section class="section" id="people" aria-label="People"><div class="residents">${cards}</div>${more}</section>`;
}

function residentCard({ resident, connected }: { resident: Resident; connected: boolean }): Markup {
  const { persona, record } = resident;
  const active = record.membership === "active";
  const synced = record.nights > record.days ? "this morning" : "last evening";
  const press = (action: string, label: string, kind: "" | "main" | "danger" = "") =>
    button({ action: `/personas/${persona.id}/${action}`, label, kind });
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
${press("new-night", "New night", "main")}
${press("new-day", "New day")}
${press("new-workout", "New workout")}
${press("new-tag", "New tag")}
${press("edit-night", "Edit last night")}
${press("delete-night", "Delete last night", "danger")}
</div>
<details><summary>More</summary><div class="buttons">
${press("delete-workout", "Delete a workout")}
${press("delete-nap", "Delete a nap")}
${press("delete-tag", "Delete a tag")}
${press("membership", active ? "End membership" : "Resume membership")}
</div></details>
</section>`;
}
