"use client";

import Link from "next/link";
import { Banner } from "#components/ui/banner.tsx";
import { Button } from "#components/ui/button.tsx";
import type { ConnectionStatus } from "#lib/connections/data.ts";
import type { SyncProgress } from "#lib/sync/schema.ts";
import { SyncNowButton } from "./sync-now-button.tsx";
import { useSyncProgress } from "./use-sync-progress.ts";

const texts = {
  needs_reauth: {
    kind: "warn",
    title: "Your ring has to be connected again",
    text: "Oura no longer accepts the connection, so nothing new arrives. What is stored stays; after connecting again the gap is filled.",
  },
  membership_ended: {
    kind: "warn",
    title: "Your Oura membership has ended",
    text: "Oura gives out no data until it is renewed. What is stored stays; once renewed, the gap is filled by itself.",
  },
  revoked: {
    kind: "info",
    title: "Your ring is disconnected",
    text: "Your history is kept and nothing new arrives. Connect again whenever you like.",
  },
} as const satisfies Record<
  Exclude<ConnectionStatus, "active">,
  { kind: "warn" | "info"; title: string; text: string }
>;

/** What is wrong with the connection and the next step; nothing while all is well. */
export function ConnectionBanner({ initial }: { initial: SyncProgress }) {
  const data = useSyncProgress(initial);
  const status = data.connection?.status ?? "active";
  if (status === "active") return null;
  const { kind, title, text } = texts[status];
  const action =
    status === "membership_ended" ? (
      <SyncNowButton label="I have renewed it" />
    ) : (
      <Button asChild size="sm">
        <Link href="/connect">Connect again</Link>
      </Button>
    );
  return (
    <Banner action={action} className="mb-6" kind={kind} title={title}>
      {text}
    </Banner>
  );
}
