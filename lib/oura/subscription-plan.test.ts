import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  planSubscriptions,
  type WebhookSubscription,
  wantedSubscriptions,
} from "./subscription-plan.ts";

const now = new Date("2026-03-03T12:00:00Z");
const callbackUrl = "https://ring.example.test/api/oura/webhook";
const inDays = (days: number) => new Date(now.getTime() + days * 86_400_000);

function subscribe(change: Partial<WebhookSubscription> = {}): WebhookSubscription {
  return {
    id: "s",
    dataType: "sleep",
    eventType: "create",
    callbackUrl,
    expiresAt: inDays(60),
    ...change,
  };
}

const key = { dataType: "sleep", eventType: "create" };
const nothing = { remove: [], update: [], renew: [], create: [] };
const plan = (existing: WebhookSubscription[]) =>
  planSubscriptions({ wanted: [key], existing, callbackUrl, now });

describe("the wanted subscriptions", () => {
  it("are three events of sixteen types", () => {
    expect(wantedSubscriptions).toHaveLength(48);
    expect(wantedSubscriptions).toContainEqual({ dataType: "vo2_max", eventType: "delete" });
  });
});

describe("the plan", () => {
  it("creates what is missing and leaves alone what is right", () => {
    expect(plan([])).toEqual({ ...nothing, create: [key] });
    expect(plan([subscribe()])).toEqual(nothing);
  });

  it("renews with less than seven days left, not before", () => {
    const soon = subscribe({ expiresAt: inDays(6.9) });
    expect(plan([soon])).toEqual({ ...nothing, renew: [soon] });
    expect(plan([subscribe({ expiresAt: inDays(7.1) })])).toEqual(nothing);
  });

  it("replaces an expired one, which cannot be renewed", () => {
    const expired = subscribe({ expiresAt: inDays(-1) });
    expect(plan([expired])).toEqual({ ...nothing, remove: [expired], create: [key] });
  });

  it("points one that goes elsewhere here, since upstream allows only one", () => {
    const elsewhere = subscribe({ callbackUrl: "https://old.example.test/hook" });
    expect(plan([elsewhere])).toEqual({ ...nothing, update: [elsewhere] });
  });

  it("keeps the longest-lived of several that point here and removes the others", () => {
    const kept = subscribe({ id: "b", expiresAt: inDays(50) });
    const shorter = subscribe({ id: "a", expiresAt: inDays(40) });
    const elsewhere = subscribe({ id: "c", expiresAt: inDays(80), callbackUrl: "https://x.test" });
    expect(plan([shorter, elsewhere, kept])).toEqual({ ...nothing, remove: [shorter, elsewhere] });
  });

  it("removes unwanted ones that point here and no others", () => {
    const ours = subscribe({ id: "a", dataType: "meal" });
    const theirs = subscribe({ id: "b", dataType: "meal", callbackUrl: "https://x.test" });
    expect(plan([subscribe(), ours, theirs])).toEqual({ ...nothing, remove: [ours] });
  });

  it("once carried out has nothing left to do, from any start", () => {
    const anySubscription = fc.record({
      id: fc.uuid(),
      dataType: fc.constantFrom("sleep", "workout", "meal"),
      eventType: fc.constantFrom("create", "update"),
      callbackUrl: fc.constantFrom(callbackUrl, "https://x.test"),
      expiresAt: fc.integer({ min: -20, max: 90 }).map(inDays),
    });
    const wanted = wantedSubscriptions.filter(({ dataType }) => dataType !== "workout");
    fc.assert(
      fc.property(fc.uniqueArray(anySubscription, { selector: ({ id }) => id }), (existing) => {
        const { remove, update, renew, create } = planSubscriptions({
          wanted,
          existing,
          callbackUrl,
          now,
        });
        const after = existing
          .filter((subscription) => !remove.includes(subscription))
          .map((subscription) => ({
            ...subscription,
            callbackUrl: update.includes(subscription) ? callbackUrl : subscription.callbackUrl,
            expiresAt: renew.includes(subscription) ? inDays(90) : subscription.expiresAt,
          }));
        const made = create.map((pair, index) => subscribe({ ...pair, id: `made-${index}` }));
        const next = planSubscriptions({
          wanted,
          existing: [...after, ...made],
          callbackUrl,
          now,
        });
        expect(next).toEqual(nothing);
      }),
    );
  });
});
