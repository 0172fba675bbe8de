import { webhookDataTypes } from "./registry.ts";

/** Upstream allows one subscription per pair. */
export interface SubscriptionKey {
  /** The webhook's name of a data type (`vo2_max`, not `vO2_max`). */
  dataType: string;
  eventType: string;
}

export interface WebhookSubscription extends SubscriptionKey {
  id: string;
  callbackUrl: string;
  expiresAt: Date;
}

/** Carry it out in this order: a pair must be free before it can be created. */
export interface SubscriptionPlan {
  remove: WebhookSubscription[];
  update: WebhookSubscription[];
  renew: WebhookSubscription[];
  create: SubscriptionKey[];
}

export const webhookEventTypes = ["create", "update", "delete"] as const;

/** One subscription per event of every type that has webhooks. */
export const wantedSubscriptions: readonly SubscriptionKey[] = webhookDataTypes.flatMap(
  (dataType) => webhookEventTypes.map((eventType) => ({ dataType, eventType })),
);

/**
 * What to change so that exactly the wanted events reach `callbackUrl`. Renewed under `renewWithinDays`
 * (7) of life left; an expired one is replaced; one that points elsewhere is updated, and renewed too
 * when due. Unwanted ones are removed only where they point here.
 */
export function planSubscriptions({
  wanted,
  existing,
  callbackUrl,
  now,
  renewWithinDays = 7,
}: {
  wanted: readonly SubscriptionKey[];
  existing: readonly WebhookSubscription[];
  callbackUrl: string;
  now: Date;
  renewWithinDays?: number;
}): SubscriptionPlan {
  const plan: SubscriptionPlan = { remove: [], update: [], renew: [], create: [] };
  const renewBefore = now.getTime() + renewWithinDays * 86_400_000;
  const rest = new Set(existing);

  for (const key of wanted) {
    const matches = existing.filter((candidate) => isFor({ candidate, key }));
    const alive = matches
      .filter(({ expiresAt }) => expiresAt > now)
      .toSorted((a, b) => toPreference({ a, b, callbackUrl }));
    const [kept] = alive;
    for (const match of matches) {
      rest.delete(match);
      if (match !== kept) plan.remove.push(match);
    }
    if (kept === undefined) {
      plan.create.push({ dataType: key.dataType, eventType: key.eventType });
      continue;
    }
    if (kept.callbackUrl !== callbackUrl) plan.update.push(kept);
    if (kept.expiresAt.getTime() < renewBefore) plan.renew.push(kept);
  }
  plan.remove.push(...[...rest].filter((unwanted) => unwanted.callbackUrl === callbackUrl));
  return plan;
}

function isFor({
  candidate,
  key,
}: {
  candidate: WebhookSubscription;
  key: SubscriptionKey;
}): boolean {
  return candidate.dataType === key.dataType && candidate.eventType === key.eventType;
}

/** Of several for one pair: one that points here already, then the one that lives longest. */
function toPreference({
  a,
  b,
  callbackUrl,
}: {
  a: WebhookSubscription;
  b: WebhookSubscription;
  callbackUrl: string;
}): number {
  const here = Number(b.callbackUrl === callbackUrl) - Number(a.callbackUrl === callbackUrl);
  return here || b.expiresAt.getTime() - a.expiresAt.getTime();
}
