import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { MissingScopes } from "#components/connect/missing-scopes.tsx";
import { Button } from "#components/ui/button.tsx";
import { Card } from "#components/ui/card.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { listMissingScopes } from "#lib/connections/consent.ts";
import { loadConnection } from "#lib/connections/data.ts";
import { env } from "#lib/env.ts";

export const metadata: Metadata = { title: "Ring connected" };

export default async function ConnectedPage() {
  const connection = await loadConnection();
  if (connection?.status !== "active") redirect("/connect");
  const missing = listMissingScopes({ offered: env().OURA_SCOPES, granted: connection.scopes });
  if (missing.length === 0) redirect("/connect/progress");
  return (
    <div className="max-w-3xl">
      <PageHeader
        hint="Your history is on its way. You kept a few things to yourself, which is fine."
        title="Your ring is connected"
      />
      <Card
        flush
        hint="You can allow any of it later, and its history is filled in then."
        title="Not shared with Ringboard"
      >
        <MissingScopes missing={missing} />
      </Card>
      <div className="mt-6 flex flex-wrap gap-3">
        <Button asChild size="lg">
          <Link href="/connect/progress">Watch your history arrive</Link>
        </Button>
        <Button asChild size="lg" variant="secondary">
          <Link href="/connect">Change what is shared</Link>
        </Button>
      </div>
    </div>
  );
}
