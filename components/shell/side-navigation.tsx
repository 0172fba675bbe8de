"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import { cn } from "../ui/cn.ts";
import { destinations, isWithin } from "./navigation.ts";

/** The list of pages at the left, from tablet width on. */
export function SideNavigation() {
  const pathname = usePathname();
  return (
    <nav aria-label="Main" className="hidden md:block">
      <ul className="flex flex-col gap-0.5">
        {destinations.map(({ href, label, icon: Icon }) => {
          const isCurrent = isWithin({ pathname, href });
          return (
            <li key={href}>
              <Link
                aria-current={isCurrent ? "page" : undefined}
                className={cn(
                  "group flex h-9 items-center gap-3 rounded-md px-3 text-sm font-medium transition-colors",
                  isCurrent
                    ? "bg-sunken text-ink"
                    : "text-ink-muted hover:bg-sunken/60 hover:text-ink",
                )}
                href={href}
              >
                <Icon
                  aria-hidden
                  className={cn(
                    "size-4 shrink-0",
                    isCurrent ? "text-ink" : "text-ink-faint group-hover:text-ink-muted",
                  )}
                />
                {label}
              </Link>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
