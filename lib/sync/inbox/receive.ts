import "server-only";
import { createBatcher } from "./batch.ts";
import { type InboxEvent, storeEvents } from "./mutations.ts";

// Next may load this module once a route; the batch under way has to be one for the process.
const kept = globalThis as { ringboardInbox?: (event: InboxEvent) => Promise<void> };

/**
 * Puts a verified event into the inbox and resolves after the commit; events of the same few
 * milliseconds share it. @throws when the database does not take it: then it must not be acknowledged.
 */
export function receiveEvent(event: InboxEvent): Promise<void> {
  kept.ringboardInbox ??= createBatcher({ write: storeEvents, most: 500, gatherMs: 2 });
  return kept.ringboardInbox(event);
}
