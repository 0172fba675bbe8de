import { Card } from "#components/ui/card.tsx";
import type { ConnectionStatus } from "#lib/connections/data.ts";
import { formatCount, formatNumber } from "#lib/format/number.ts";
import type { Figures } from "#lib/operator/schema.ts";
import { FactList } from "./fact-list.tsx";
import { toAgo } from "./since.tsx";

const statusWords = {
  active: "Connected",
  needs_reauth: "Must be renewed by their person",
  membership_ended: "Membership ended",
  revoked: "Disconnected",
} as const satisfies Record<ConnectionStatus, string>;

/** How refreshes of tokens end; what is not here is shown by its own name. */
const outcomeWords: Readonly<Record<string, string>> = {
  renewed: "Renewed",
  invalid_grant: "Refused: the person must connect again",
  invalid_client: "Refused: this application’s credentials",
  refused: "Refused otherwise",
  rate_limited: "Put off by Oura’s limit",
  server: "Failed at Oura",
  network: "Oura did not answer",
  malformed: "Answer not readable",
};

/** Connections by state, how their tokens are renewed, and which reads fail. */
export function GrantsCard({ figures }: { figures: Figures }) {
  const { pulse, people, connections, refreshes, failures } = figures;
  const statuses = Object.entries(statusWords).filter(([status]) => connections[status]);
  return (
    <Card
      hint={`${formatCount({ count: people, one: "account" })} can sign in.`}
      title="Connections"
    >
      {statuses.length === 0 ? (
        <p className="text-sm text-ink-muted">No ring is connected yet.</p>
      ) : (
        <FactList
          facts={statuses.map(([status, name]) => ({
            name,
            value: formatNumber({ value: connections[status] ?? 0 }),
          }))}
        />
      )}
      <h3 className="mt-5 border-t border-line pt-4 text-sm font-medium text-ink">
        Token refreshes, last seven days
      </h3>
      {refreshes.length === 0 ? (
        <p className="mt-1 text-sm text-ink-muted">None yet.</p>
      ) : (
        <FactList
          className="mt-2"
          facts={refreshes.map(({ outcome, week, lastAt }) => ({
            name: outcomeWords[outcome] ?? outcome,
            hint: `last ${toAgo({ at: lastAt, now: pulse.at })}`,
            value: formatNumber({ value: week }),
          }))}
        />
      )}
      <h3 className="mt-5 border-t border-line pt-4 text-sm font-medium text-ink">
        Reads whose last attempt failed
      </h3>
      {failures.length === 0 ? (
        <p className="mt-1 text-sm text-ink-muted">None.</p>
      ) : (
        <FactList
          className="mt-2"
          facts={failures.map(({ words, types, people: whose, lastAt }) => ({
            name: words,
            hint: `last ${toAgo({ at: lastAt, now: pulse.at })}`,
            value: `${formatCount({ count: types, one: "type" })} of ${formatCount({ count: whose, one: "person", many: "people" })}`,
          }))}
        />
      )}
    </Card>
  );
}
