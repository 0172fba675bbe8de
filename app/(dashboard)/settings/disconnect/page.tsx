import type { Metadata } from "next";
import Link from "next/link";
import { DisconnectButton, DisconnectForm } from "#components/settings/disconnect-form.tsx";
import { Button } from "#components/ui/button.tsx";
import { Card } from "#components/ui/card.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { requireSession } from "#lib/auth/session.ts";

export const metadata: Metadata = { title: "Disconnect your ring" };

export default async function DisconnectPage() {
  await requireSession();
  return (
    <div className="max-w-xl">
      <PageHeader
        hint="Ringboard stops reading and hands its access back to Oura."
        title="Disconnect your ring"
      />
      <Card>
        <DisconnectForm id="disconnect" />
        <div className="mt-5 flex flex-wrap gap-3">
          <DisconnectButton form="disconnect" />
          <Button asChild variant="secondary">
            <Link href="/settings#connection">Stay connected</Link>
          </Button>
        </div>
      </Card>
    </div>
  );
}
