import { randomUUID } from "node:crypto";
import { type DataTypeId, requireDataType } from "#lib/oura/registry.ts";
import type { Grants } from "../oauth/grants.ts";
import type { Resident } from "../people/population.ts";
import type { StateStore, Subscription } from "../state.ts";
import type { Deliverer } from "./deliverer.ts";

export type EventType = Subscription["eventType"];

/** Something that happened to a document. */
export interface Change {
  event: EventType;
  type: DataTypeId;
  id: string;
}

/** Tells subscribers what happened to data that someone granted them. */
export class Announcer {
  readonly #store: StateStore;
  readonly #grants: Grants;
  readonly #deliverer: Deliverer;
  readonly #now: () => number;

  constructor({
    store,
    grants,
    deliverer,
    now,
  }: { store: StateStore; grants: Grants; deliverer: Deliverer; now: () => number }) {
    this.#store = store;
    this.#grants = grants;
    this.#deliverer = deliverer;
    this.#now = now;
  }

  /** Queues a delivery for each change and live subscription; nothing without a grant on its scope. */
  announce({ resident, changes }: { resident: Resident; changes: readonly Change[] }): void {
    const scopes = this.#grants.grantedScopes(resident.persona.id);
    if (scopes === null || resident.record.membership === "ended") return;
    const now = this.#now();
    const live = this.#store.value.subscriptions.filter(({ expiresAt }) => expiresAt > now);
    for (const { event, type, id } of changes) {
      const { webhook, scope } = requireDataType(type);
      if (webhook === null || (scope !== null && !scopes.has(scope))) continue;
      for (const subscription of live) {
        if (subscription.eventType !== event || subscription.dataType !== webhook) continue;
        this.#deliverer.enqueue({
          id: randomUUID(),
          subscriptionId: subscription.id,
          url: subscription.callbackUrl,
          body: JSON.stringify({
            event_type: event,
            data_type: webhook,
            object_id: id,
            event_time: new Date(now).toISOString().replace("Z", "+00:00"),
            user_id: resident.history.userId,
          }),
          status: "pending",
          attempts: 0,
          lastStatus: null,
          lastError: null,
          createdAt: now,
          finishedAt: null,
          nextAttemptAt: now,
        });
      }
    }
  }
}
