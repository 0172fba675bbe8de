/** Why something is missing; from what a person can mend to what nobody can. */
export type GapKind =
  | "not_connected"
  | "not_granted"
  | "membership_ended"
  | "connection_lost"
  | "being_fetched"
  | "fetch_failed"
  | "before_first_day"
  | "not_synced"
  | "rereading"
  | "not_worn"
  | "low_battery"
  | "deleted"
  | "nothing_returned";

/** Why a day has no value, in words. */
export interface GapReason {
  kind: GapKind;
  /** A few words for a tip: "not synced yet". */
  words: string;
  /** A sentence for an empty chart. */
  sentence: string;
  /** Where the person can do something about it. */
  step: { label: string; href: string } | null;
}

const connect = { label: "Connect your ring", href: "/connect" };
const reconnect = { label: "Reconnect", href: "/connect" };
const seeSync = { label: "Where is my data?", href: "/sync" };

const texts = {
  not_connected: {
    words: "no ring connected",
    sentence: "No ring is connected to this account.",
    step: connect,
  },
  not_granted: {
    words: "access not granted",
    sentence: "You did not grant access to this. Reconnect and tick its box to see it here.",
    step: reconnect,
  },
  membership_ended: {
    words: "membership ended",
    sentence: "Your Oura membership has ended: Oura gives out no data until it is renewed.",
    step: seeSync,
  },
  connection_lost: {
    words: "connection lost",
    sentence: "Oura no longer lets us read your data, so nothing newer has arrived.",
    step: reconnect,
  },
  being_fetched: {
    words: "being fetched",
    sentence: "Your history is being fetched, newest days first. It appears here as it arrives.",
    step: seeSync,
  },
  fetch_failed: {
    words: "could not be fetched",
    sentence: "Your history could not be read to its end. It is tried again with the next sync.",
    step: seeSync,
  },
  before_first_day: {
    words: "before your first day",
    sentence: "These days lie before the first that Oura holds of you.",
    step: null,
  },
  not_synced: {
    words: "not synced yet",
    sentence: "Not synced yet. Open the Oura app near your ring; new data appears here by itself.",
    step: seeSync,
  },
  rereading: {
    words: "lost on the way, being re-read",
    sentence: "You wore the ring, but this did not arrive. It is being read from Oura again.",
    step: seeSync,
  },
  not_worn: {
    words: "ring not worn",
    sentence: "The ring was not worn.",
    step: null,
  },
  low_battery: {
    words: "battery empty",
    sentence: "The ring's battery ran out.",
    step: null,
  },
  deleted: {
    words: "deleted in the Oura app",
    sentence: "This was deleted in the Oura app. Its earlier versions are kept here.",
    step: null,
  },
  nothing_returned: {
    words: "nothing from Oura",
    sentence:
      "You wore the ring, and Oura has no value: too little was measured, or it needs more days.",
    step: null,
  },
} as const satisfies Record<GapKind, Omit<GapReason, "kind">>;

/** The words for a kind of gap; `label` names the type where access to it is what is missing. */
export function toGapReason({ kind, label }: { kind: GapKind; label?: string }): GapReason {
  const text = texts[kind];
  if (kind !== "not_granted" || label === undefined) return { kind, ...text };
  const sentence = `You did not grant access to ${label.toLowerCase()}. Reconnect and tick its box to see it here.`;
  return { kind, ...text, sentence };
}
