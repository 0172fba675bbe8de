import { randomUUID } from "node:crypto";
import { type DataTypeId, requireDataType } from "#lib/oura/registry.ts";
import type { Grants } from "../oauth/grants.ts";
import type { Resident } from "../people/population.ts";
import type { Delivery, StateStore, Subscription } from "../state.ts";
import type { Deliverer } from "./deliverer.ts";
import type { Disruptions } from "./disruptions.ts";

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
  readonly #disruptions: Disruptions;
  readonly #now: () => number;

  constructor({
    store,
    grants,
    deliverer,
    disruptions,
    now,
  }: {
    store: StateStore;
    grants: Grants;
    deliverer: Deliverer;
    disruptions: Disruptions;
    now: () => number;
  }) {
    this.#store = store;
    this.#grants = grants;
    this.#deliverer = deliverer;
    this.#disruptions = disruptions;
    this.#now = now;
  }

  /** Whether anyone may be told of this person. */
  isHeard({ persona, record }: Resident): boolean {
    return this.#grants.isGranted(persona.id) && record.membership !== "ended";
  }

  /** Queues a delivery for each change and live subscription of whom the person granted its scope. */
  announce({ resident, changes }: { resident: Resident; changes: readonly Change[] }): void {
    if (!this.isHeard(resident)) return;
    const now = this.#now();
    const live = this.#store.value.subscriptions.filter(({ expiresAt }) => expiresAt > now);
    const personaId = resident.persona.id;
    const scopesOf = new Map(
      live.map(({ clientId }) => [clientId, this.#grants.grantedScopes({ personaId, clientId })]),
    );
    const deliveries: Delivery[] = [];
    for (const { event, type, id } of changes) {
      const { webhook, scope } = requireDataType(type);
      if (webhook === null) continue;
      for (const subscription of live) {
        if (subscription.eventType !== event || subscription.dataType !== webhook) continue;
        const scopes = scopesOf.get(subscription.clientId) ?? null;
        if (scopes === null || (scope !== null && !scopes.has(scope))) continue;
        const body = JSON.stringify({
          event_type: event,
          data_type: webhook,
          object_id: id,
          event_time: new Date(now).toISOString().replace("Z", "+00:00"),
          user_id: resident.history.userId,
        });
        deliveries.push(...this.#disruptions.spread(this.#toDelivery({ subscription, body })));
      }
    }
    this.#deliverer.enqueue(...deliveries);
  }

  #toDelivery({ subscription, body }: { subscription: Subscription; body: string }): Delivery {
    const now = this.#now();
    const { timestamp } = this.#disruptions.values;
    return {
      id: randomUUID(),
      subscriptionId: subscription.id,
      clientId: subscription.clientId,
      url: subscription.callbackUrl,
      body,
      stamp: Math.floor((timestamp === "real" ? Date.now() : now) / 1000),
      status: "pending",
      tries: [],
      createdAt: now,
      finishedAt: null,
      nextAttemptAt: now,
      replayOf: null,
    };
  }
}
