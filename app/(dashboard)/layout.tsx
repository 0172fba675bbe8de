import { type ReactNode, Suspense } from "react";
import { AccountMenuSkeleton } from "#components/shell/account-menu.tsx";
import { AppShell } from "#components/shell/app-shell.tsx";
import { SandboxNotice } from "./sandbox-notice.tsx";
import { SignedInAccount } from "./signed-in-account.tsx";

// Nothing is awaited here: the frame is on its way before the session has been read.
export default function DashboardLayout({ children }: { children: ReactNode }) {
  return (
    <AppShell
      account={
        <Suspense fallback={<AccountMenuSkeleton />}>
          <SignedInAccount />
        </Suspense>
      }
      banner={null}
      chip={<SandboxNotice />}
      sync={null}
    >
      {children}
    </AppShell>
  );
}
