import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import {
  DisconnectButton,
  DisconnectForm,
  disconnectWords,
} from "#components/settings/disconnect-form.tsx";
import { Button } from "#components/ui/button.tsx";
import { Card } from "#components/ui/card.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { loadConnection } from "#lib/connections/data.ts";

export const metadata: Metadata = { title: "Disconnect your ring" };

export default async function DisconnectPage() {
  const connection = await loadConnection();
  if (connection === null) redirect("/settings#connection");
  const isRevoked = connection.status === "revoked";
  const { title, hint } = disconnectWords(isRevoked);
  return (
    <div className="max-w-xl">
      <PageHeader hint={hint} title={title} />
      <Card>
        <DisconnectForm id="disconnect" isRevoked={isRevoked} />
        <div className="mt-5 flex flex-wrap gap-3">
          <DisconnectButton form="disconnect" isRevoked={isRevoked} />
          <Button asChild variant="secondary">
            <Link href="/settings#connection">Cancel</Link>
          </Button>
        </div>
      </Card>
    </div>
  );
}
