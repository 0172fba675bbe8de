import Link from "next/link";
import type { ReactNode } from "react";
import { Logo } from "../ui/logo.tsx";
import { BottomNavigation } from "./bottom-navigation.tsx";
import { SideNavigation } from "./side-navigation.tsx";

/** Where the skip link leads: past the navigation, to the page itself. */
const contentId = "content";

interface AppShellProps {
  /** The person's menu; may stream in. */
  account: ReactNode;
  /** How fresh the data is; may stream in. */
  sync: ReactNode;
  /** What the whole page should know first, such as a lost connection. */
  banner: ReactNode;
  /** Marks an instance that talks to no real cloud. */
  chip: ReactNode;
  /** The owner's own page: its row at the left, its row in the sheet, and the mark on the sheet's button. */
  operator: Readonly<Record<"side" | "sheet" | "mark", ReactNode>>;
  children: ReactNode;
}

/**
 * The frame of the signed-in area. One header holds everything that is not the page: a column at the
 * left from tablet width on, a bar at the top of a phone, where pages move to the bottom.
 */
export function AppShell({ account, sync, banner, chip, operator, children }: AppShellProps) {
  return (
    <div className="min-h-dvh md:pl-60 print:pl-0">
      <a
        className="sr-only z-50 rounded-md bg-primary px-4 py-2 text-sm font-medium text-primary-ink focus:not-sr-only focus:fixed focus:top-3 focus:left-3"
        href={`#${contentId}`}
      >
        Skip to the page
      </a>
      <header
        className="sticky top-0 z-20 flex h-14 items-center gap-2 border-b border-line bg-page px-4 md:fixed md:inset-y-0 md:left-0 md:h-auto md:w-60 md:flex-col md:items-stretch md:gap-6 md:overflow-y-auto md:border-r md:border-b-0 md:px-3 md:py-5"
        data-print="hide"
      >
        <Link
          className="flex shrink-0 items-center rounded-md md:px-3"
          href="/dashboard"
          aria-label="Ringboard, dashboard"
        >
          <Logo className="max-sm:[&>span]:hidden" />
        </Link>
        <SideNavigation>{operator.side}</SideNavigation>
        <div className="ml-auto flex min-w-0 items-center gap-2 md:mt-auto md:ml-0 md:flex-col md:items-stretch md:gap-3">
          {chip}
          {sync}
          {account}
        </div>
      </header>
      <main
        className="mx-auto w-full max-w-content px-4 pt-6 pb-28 outline-none md:px-8 md:pt-8 md:pb-16"
        id={contentId}
        tabIndex={-1}
      >
        {banner}
        {children}
      </main>
      <BottomNavigation mark={operator.mark}>{operator.sheet}</BottomNavigation>
    </div>
  );
}
