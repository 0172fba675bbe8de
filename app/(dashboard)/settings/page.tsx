import type { Metadata } from "next";
import { PageHeader } from "#components/ui/page-header.tsx";
import { requireSession } from "#lib/auth/session.ts";
import { ConnectionSection } from "./connection-section.tsx";
import { ProfileSection } from "./profile-section.tsx";
import { SessionsSection } from "./sessions-section.tsx";
import { SyncSection } from "./sync-section.tsx";

export const metadata: Metadata = { title: "Settings" };

interface SettingsPageProps {
  searchParams: Promise<{ disconnected?: string; data?: string }>;
}

export default async function SettingsPage({ searchParams }: SettingsPageProps) {
  const [{ disconnected, data }] = await Promise.all([searchParams, requireSession()]);
  return (
    <>
      <PageHeader title="Settings" />
      <div>
        <ProfileSection />
        <ConnectionSection data={data} disconnected={disconnected} />
        <SyncSection />
        <SessionsSection />
      </div>
    </>
  );
}
