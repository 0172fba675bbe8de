import type { Metadata } from "next";
import { ConnectSteps } from "#components/connect/connect-steps.tsx";
import { ConsentForm } from "#components/connect/consent-form.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { listConsentItems } from "#lib/connections/consent.ts";
import { loadConnection } from "#lib/connections/data.ts";
import { env } from "#lib/env.ts";

export const metadata: Metadata = { title: "Connect your ring" };

export default async function ConnectPage() {
  const connection = await loadConnection();
  const isActive = connection?.status === "active";
  return (
    <>
      <PageHeader
        hint="Tick what Ringboard may read. Each box says what it is for; without it, that part stays empty."
        title={isActive ? "Change what Ringboard may read" : "Connect your ring"}
      />
      <div className="grid items-start gap-x-12 gap-y-10 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <ConsentForm
          granted={isActive ? connection.scopes : []}
          ticked={connection?.scopes.length ? connection.scopes : null}
          items={listConsentItems(env().OURA_SCOPES)}
        />
        <ConnectSteps />
      </div>
    </>
  );
}
