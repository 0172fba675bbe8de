import { Unplug } from "lucide-react";
import Link from "next/link";
import { ConnectionCard } from "#components/settings/connection-card.tsx";
import { SettingsSection } from "#components/settings/settings-section.tsx";
import { Button } from "#components/ui/button.tsx";
import { Card } from "#components/ui/card.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { loadProfile } from "#lib/accounts/data.ts";
import { listConsentItems, listDeniedLabels, listMissingScopes } from "#lib/connections/consent.ts";
import { loadConnection } from "#lib/connections/data.ts";
import { env } from "#lib/env.ts";
import { formatInstant } from "#lib/time/clock.ts";
import { DisconnectedNotice } from "./disconnected-notice.tsx";

interface ConnectionSectionProps {
  /** What /api/oura/disconnect reported, when the person comes from there. */
  disconnected: string | undefined;
  data: string | undefined;
}

/** The person's Oura grant, or the way to one. */
export async function ConnectionSection({ disconnected, data }: ConnectionSectionProps) {
  const [connection, profile] = await Promise.all([loadConnection(), loadProfile()]);
  const offered = env().OURA_SCOPES;
  return (
    <SettingsSection
      hint="Which ring feeds this account, and what it may show."
      id="connection"
      title="Connection"
    >
      <DisconnectedNotice data={data} result={disconnected} />
      {connection === null ? (
        <Card>
          <EmptyState
            action={
              <Button asChild>
                <Link href="/connect">Connect your ring</Link>
              </Button>
            }
            icon={<Unplug />}
            title="No ring is connected"
          >
            Connect it to read its whole history here.
          </EmptyState>
        </Card>
      ) : (
        <ConnectionCard
          deniedLabels={listDeniedLabels(connection.deniedTypes)}
          granted={listConsentItems(connection.scopes)}
          missing={listMissingScopes({ offered, granted: connection.scopes })}
          reason={connection.statusReason}
          since={toSince({ ...connection, ...profile })}
          status={connection.status}
        />
      )}
    </SettingsSection>
  );
}

function toSince({
  status,
  connectedAt,
  statusChangedAt,
  timeZone,
  clock,
}: {
  status: string;
  connectedAt: Date;
  statusChangedAt: Date;
  timeZone: string;
  clock: "24" | "12";
}): string {
  const hourCycle = clock === "12" ? 12 : 24;
  const isActive = status === "active";
  const instant = isActive ? connectedAt : statusChangedAt;
  const words = isActive ? "Connected since" : "Since";
  return `${words} ${formatInstant({ instant, timeZone, hourCycle })}`;
}
