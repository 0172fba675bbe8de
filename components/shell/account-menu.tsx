"use client";

import { ChevronsUpDown, LogOut } from "lucide-react";
import { Avatar } from "../ui/avatar.tsx";
import { Button } from "../ui/button.tsx";
import { Popover } from "../ui/popover.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { ThemeToggle } from "../ui/theme-toggle.tsx";

interface AccountMenuProps {
  name: string;
  email: string;
  /** A server action that ends this session. */
  signOut: () => Promise<void>;
}

/** Who is signed in, the theme, and the way out. */
export function AccountMenu({ name, email, signOut }: AccountMenuProps) {
  return (
    <Popover
      align="end"
      className="w-64 p-0"
      label="Your account"
      trigger={
        <button
          aria-label={`Your account, ${name}`}
          className="flex shrink-0 items-center gap-3 rounded-full text-left transition-colors md:min-w-0 md:rounded-md md:px-2 md:py-1.5 md:hover:bg-sunken"
          type="button"
        >
          <Avatar name={name} />
          <span className="hidden min-w-0 flex-1 truncate text-sm font-medium text-ink md:block">
            {name}
          </span>
          <ChevronsUpDown aria-hidden className="hidden size-4 shrink-0 text-ink-faint md:block" />
        </button>
      }
    >
      <div className="border-b border-line px-4 py-3">
        <p className="truncate font-medium text-ink">{name}</p>
        <p className="truncate text-ink-muted">{email}</p>
      </div>
      <div className="flex items-center justify-between gap-4 border-b border-line px-4 py-3">
        <span className="text-ink-muted">Theme</span>
        <ThemeToggle />
      </div>
      <form action={signOut} className="p-2">
        <Button className="w-full justify-start px-2" type="submit" variant="ghost">
          <LogOut aria-hidden />
          Sign out
        </Button>
      </form>
    </Popover>
  );
}

/** The menu's place while the session is being read. */
export function AccountMenuSkeleton() {
  return (
    <div aria-hidden className="flex items-center gap-3 md:px-2 md:py-1.5">
      <Skeleton className="size-8 shrink-0 rounded-full" />
      <Skeleton className="hidden h-4 w-28 md:block" />
    </div>
  );
}
