import type { ConnectionStatus } from "#lib/connections/data.ts";
import { formatCount } from "#lib/format/number.ts";
import type { TypeProgress } from "#lib/sync/schema.ts";

/** A failure in words: what happened, what is done about it, and what the person can do. */
export interface TroubleWords {
  what: string;
  we: string;
  you: string;
}

/** Why nothing can be asked for until the person has done something. */
const waits = {
  needs_reauth: "Connect your ring again above: the gap is then filled.",
  membership_ended: "Renew your membership at Oura: the gap is then filled by itself.",
  revoked: "Connect your ring again whenever you like.",
} as const satisfies Record<Exclude<ConnectionStatus, "active">, string>;

/** What is wrong with a type; null while all is well, and where the person chose not to share it. */
export function toTroubleWords({
  type: { state, lastError, deadEvents },
  status,
}: {
  type: Pick<TypeProgress, "state" | "lastError" | "deadEvents">;
  status: ConnectionStatus;
}): TroubleWords | null {
  if (state === "not_granted") return null;
  if (lastError !== null || state === "failed") {
    const what = lastError ?? "The history could not be read to its end.";
    if (status !== "active")
      return { what, we: "Nothing is asked for meanwhile.", you: waits[status] };
    return {
      what,
      we: "It is tried again by itself within minutes, and with the daily read of everything.",
      you: "Nothing has to be done. Re-read it if you do not want to wait.",
    };
  }
  if (deadEvents === 0) return null;
  return {
    what: `${formatCount({ count: deadEvents, one: "message" })} of Oura’s could not be applied.`,
    we: "They are kept, and whoever runs this installation can apply them again.",
    you: "A re-read fetches what they told of.",
  };
}
