import { SyncNowButton } from "#components/sync/sync-now-button.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { toLongDayLabel } from "#lib/format/day-label.ts";
import type { Day } from "#lib/time/day.ts";

/** The page's title with today's date, and the way to read the last days again. */
export function DashboardHeader({ today }: { today: Day }) {
  return <PageHeader actions={<SyncNowButton />} hint={toLongDayLabel(today)} title="Dashboard" />;
}
