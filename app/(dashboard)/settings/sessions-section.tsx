import { SessionList } from "#components/settings/session-list.tsx";
import { SettingsSection } from "#components/settings/settings-section.tsx";
import { toDeviceName } from "#lib/accounts/device.ts";
import { listSessions } from "#lib/auth/data.ts";
import { requireSession } from "#lib/auth/session.ts";
import { formatRelativeTime } from "#lib/format/relative-time.ts";
import { revokeSession, signOutEverywhere } from "./actions.ts";

/** Where the person is signed in. */
export async function SessionsSection() {
  const { userId, sessionId } = await requireSession();
  const sessions = await listSessions(userId);
  const now = Date.now();
  return (
    <SettingsSection
      hint="A browser is signed out after 7 days without a visit, and after 30 in any case."
      id="sessions"
      title="Sessions"
    >
      <SessionList
        revoke={revokeSession}
        sessions={sessions.map(({ id, userAgent, address, lastSeenAt }) => ({
          id,
          device: toDeviceName(userAgent),
          kind: toKind(userAgent),
          detail: `${address} · last used ${formatRelativeTime({ at: lastSeenAt.getTime(), now })}`,
          isCurrent: id === sessionId,
        }))}
        signOutEverywhere={signOutEverywhere}
      />
    </SettingsSection>
  );
}

function toKind(userAgent: string): "desktop" | "phone" | "script" {
  if (/iPhone|iPad|Android|Mobile/.test(userAgent)) return "phone";
  return userAgent.startsWith("Mozilla/") ? "desktop" : "script";
}
