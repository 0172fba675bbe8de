import { type DrawnType, drawnTypes } from "./catalogue.ts";
import { longestRest } from "./documents/moments.ts";
import type { History } from "./history.ts";

/** Something that happened to a document, as a subscriber is told. */
export interface DocumentChange {
  event: "create" | "update" | "delete";
  type: DrawnType;
  id: string;
}

/** Days before the newest one whose documents a new night or day may still change. */
const unsettled = 2;

/**
 * Moves a person's horizon by a night or a day and tells what that did: documents that appeared, that came
 * out differently (a late analysis, a rest mode that ended) and that are gone (a nap taken back).
 */
export function changesBy({
  history,
  move,
}: {
  history: History;
  move: () => void;
}): readonly DocumentChange[] {
  const newest = history.lastDay;
  const before = read({ history, newest });
  move();
  const after = read({ history, newest });
  const changes: DocumentChange[] = [];
  for (const [id, { type, text }] of after) {
    const known = before.get(id);
    if (known === undefined) changes.push({ event: "create", type, id });
    else if (known.text !== text) changes.push({ event: "update", type, id });
  }
  for (const [id, { type }] of before) {
    if (!after.has(id)) changes.push({ event: "delete", type, id });
  }
  return changes;
}

/** Every document that may change around the newest day, by its id. */
function read({
  history,
  newest,
}: {
  history: History;
  newest: number;
}): Map<string, { type: DrawnType; text: string }> {
  const found = new Map<string, { type: DrawnType; text: string }>();
  for (const type of drawnTypes) {
    const from = newest - (type === "rest_mode_period" ? longestRest : unsettled);
    for (const { id, body } of history.documents({ type, from, to: newest + unsettled })) {
      found.set(id, { type, text: JSON.stringify(body) });
    }
  }
  return found;
}
