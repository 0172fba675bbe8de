import Link from "next/link";
import { SettingsSection } from "#components/settings/settings-section.tsx";
import { SyncNowButton } from "#components/sync/sync-now-button.tsx";
import { Button } from "#components/ui/button.tsx";
import { Card } from "#components/ui/card.tsx";
import { requireSession } from "#lib/auth/session.ts";
import { getSyncProgress } from "#lib/sync/data.ts";

/** The way to all that is known of the sync; nothing while no ring feeds the account. */
export async function SyncSection() {
  const { userId } = await requireSession();
  const { connection, types } = await getSyncProgress(userId);
  if (connection === null) return null;
  const failing = types.filter(({ state, lastError }) => state !== "not_granted" && lastError);
  return (
    <SettingsSection
      hint="What is stored of each kind of data, what is missing, and why."
      id="sync"
      title="Sync"
    >
      <Card>
        <div className="flex flex-wrap items-center justify-between gap-4">
          <p className="text-sm text-ink-muted">
            {failing.length === 0
              ? "Nothing has failed."
              : `Not read of late: ${failing.map(({ label }) => label).join(", ")}.`}
          </p>
          <div className="flex flex-wrap gap-2">
            {connection.status === "active" && <SyncNowButton />}
            <Button asChild size="sm" variant="secondary">
              <Link href="/sync">Where is my data?</Link>
            </Button>
          </div>
        </div>
      </Card>
    </SettingsSection>
  );
}
