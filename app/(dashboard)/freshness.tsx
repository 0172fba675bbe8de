import { LiveData } from "#components/data/live-data.tsx";
import { ConnectionBanner } from "#components/sync/connection-banner.tsx";
import { SyncBadge } from "#components/sync/sync-badge.tsx";
import { loadFrame } from "./load-frame.ts";

/** How fresh the data is; keeps every page around it up to date as well. */
export async function Freshness() {
  const { userId, version, sync, now } = await loadFrame();
  return (
    <>
      <SyncBadge initial={sync} now={now} />
      <LiveData person={userId} version={version} />
    </>
  );
}

/** What is wrong with the connection, above whatever page is open. */
export async function ConnectionNotice() {
  const { sync } = await loadFrame();
  return <ConnectionBanner initial={sync} />;
}
