import { Check } from "lucide-react";
import Link from "next/link";
import type { ConsentItem, MissingScope } from "#lib/connections/consent.ts";
import type { ConnectionStatus } from "#lib/connections/data.ts";
import { MissingScopes } from "../connect/missing-scopes.tsx";
import { StatusChip, type Tone } from "../ui/badge.tsx";
import { Banner } from "../ui/banner.tsx";
import { Button } from "../ui/button.tsx";
import { Card } from "../ui/card.tsx";
import { DisconnectDialog } from "./disconnect-dialog.tsx";

const states = {
  active: { tone: "good", label: "Connected" },
  needs_reauth: { tone: "bad", label: "Must be renewed" },
  membership_ended: { tone: "warn", label: "Membership ended" },
  revoked: { tone: "neutral", label: "Disconnected" },
} as const satisfies Record<ConnectionStatus, { tone: Tone; label: string }>;

interface ConnectionCardProps {
  status: ConnectionStatus;
  /** Plain words of the last failure. */
  reason: string | null;
  /** "Connected since 3 Mar 2026, 23:41" */
  since: string;
  granted: readonly ConsentItem[];
  missing: readonly MissingScope[];
  /** Types that Oura refuses although their permission was granted. */
  deniedLabels: readonly string[];
}

/** The Oura grant: its state, what it lets through, what it does not, and the way out. */
export function ConnectionCard(props: ConnectionCardProps) {
  const { status, reason, since, granted, missing, deniedLabels } = props;
  const { tone, label } = states[status];
  const isLive = status === "active" || status === "membership_ended";
  return (
    <div className="flex flex-col gap-5">
      <Card actions={<StatusChip tone={tone}>{label}</StatusChip>} hint={since} title="Oura Ring">
        {reason !== null && status !== "active" && (
          <Banner
            className="mb-4"
            kind={status === "needs_reauth" ? "error" : "warn"}
            title={reason}
          />
        )}
        {isLive && granted.length > 0 && (
          <ul className="grid gap-x-6 gap-y-2 pb-1 sm:grid-cols-2">
            {granted.map((item) => (
              <li className="flex gap-2.5 text-sm text-ink" key={item.scope}>
                <Check aria-hidden className="mt-0.5 size-4 shrink-0 text-good" />
                {item.label}
              </li>
            ))}
          </ul>
        )}
        {deniedLabels.length > 0 && isLive && (
          <p className="mt-3 text-sm text-pretty text-ink-muted">
            Oura refuses these although you granted them: {deniedLabels.join(", ")}. Connecting
            again usually mends it.
          </p>
        )}
        <div className="mt-5 flex flex-wrap gap-3">
          <Button asChild variant={isLive ? "secondary" : "primary"}>
            <Link href="/connect">{isLive ? "Change what is shared" : "Connect again"}</Link>
          </Button>
          <DisconnectDialog isRevoked={status === "revoked"} />
        </div>
      </Card>
      {isLive && missing.length > 0 && (
        <Card
          flush
          hint="Tick any of it at any time; its history is filled in then."
          title="Not shared"
        >
          <MissingScopes missing={missing} />
        </Card>
      )}
    </div>
  );
}
