import { SyncNowButton } from "#components/sync/sync-now-button.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { toLongDayLabel } from "#lib/format/day-label.ts";
import type { Day } from "#lib/time/day.ts";

interface DashboardHeaderProps {
  today: Day;
  /** Of the connection; null when there is none. */
  status: string | null;
}

/** The page's title with today's date, and, while the ring can be read, the way to do so again. */
export function DashboardHeader({ today, status }: DashboardHeaderProps) {
  const actions = status === "active" && <SyncNowButton />;
  return <PageHeader actions={actions} hint={toLongDayLabel(today)} title="Dashboard" />;
}
