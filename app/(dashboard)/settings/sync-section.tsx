import { SettingsSection } from "#components/settings/settings-section.tsx";
import { SyncNowButton } from "#components/sync/sync-now-button.tsx";
import { SyncStateTable } from "#components/sync/sync-state-table.tsx";
import { Card } from "#components/ui/card.tsx";
import { requireSession } from "#lib/auth/session.ts";
import { getSyncProgress } from "#lib/sync/data.ts";

/** Where each data type stands; nothing while no ring feeds the account. */
export async function SyncSection() {
  const { userId } = await requireSession();
  const progress = await getSyncProgress(userId);
  if (progress.connection === null) return null;
  return (
    <SettingsSection
      hint="What is stored of each kind of data, and when it was last heard of."
      id="sync"
      title="Sync"
    >
      <Card
        actions={progress.connection.status === "active" && <SyncNowButton />}
        flush
        title="State by type"
      >
        <SyncStateTable initial={progress} now={Date.now()} />
      </Card>
    </SettingsSection>
  );
}
