import { type ReactNode, Suspense } from "react";
import { QueryProvider } from "#components/data/query-provider.tsx";
import { AccountMenuSkeleton } from "#components/shell/account-menu.tsx";
import { AppShell } from "#components/shell/app-shell.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import { ConnectionNotice, Freshness } from "./freshness.tsx";
import { OperatorSlot } from "./operator-slot.tsx";
import { SandboxNotice } from "./sandbox-notice.tsx";
import { SignedInAccount } from "./signed-in-account.tsx";

// Nothing is awaited here: the frame is on its way before the session has been read.
export default function DashboardLayout({ children }: { children: ReactNode }) {
  return (
    <QueryProvider>
      <AppShell
        account={
          <Suspense fallback={<AccountMenuSkeleton />}>
            <SignedInAccount />
          </Suspense>
        }
        banner={
          <Suspense>
            <ConnectionNotice />
          </Suspense>
        }
        chip={<SandboxNotice />}
        operator={{
          side: <OperatorSlot place="side" />,
          sheet: <OperatorSlot place="sheet" />,
          mark: <OperatorSlot place="mark" />,
        }}
        sync={
          <Suspense fallback={<Skeleton className="h-6 w-28 rounded-full md:ml-3" />}>
            <Freshness />
          </Suspense>
        }
      >
        {children}
      </AppShell>
    </QueryProvider>
  );
}
