"use client";

import { usePathname } from "next/navigation";
import type { ReactNode } from "react";
import { SideLink } from "./destination-link.tsx";
import { destinationGroups } from "./navigation.ts";

/** The list of pages at the left, from tablet width on; `children` are further rows of its last group. */
export function SideNavigation({ children }: { children?: ReactNode }) {
  const pathname = usePathname();
  return (
    <nav aria-label="Main" className="hidden md:block">
      <ul className="flex flex-col gap-3">
        {destinationGroups.map(({ label, destinations }, index) => (
          <li key={label}>
            <p className="px-3 pb-1 text-xs font-medium text-ink-faint">{label}</p>
            <ul aria-label={label} className="flex flex-col gap-0.5">
              {destinations.map((destination) => (
                <SideLink destination={destination} key={destination.href} pathname={pathname} />
              ))}
              {index === destinationGroups.length - 1 && children}
            </ul>
          </li>
        ))}
      </ul>
    </nav>
  );
}
