"use client";

import { usePathname } from "next/navigation";
import type { ReactNode } from "react";
import { SideLink } from "./destination-link.tsx";
import { destinations } from "./navigation.ts";

/** The list of pages at the left, from tablet width on; `children` are further rows for some people. */
export function SideNavigation({ children }: { children?: ReactNode }) {
  const pathname = usePathname();
  return (
    <nav aria-label="Main" className="hidden md:block">
      <ul className="flex flex-col gap-0.5">
        {destinations.map((destination) => (
          <SideLink destination={destination} key={destination.href} pathname={pathname} />
        ))}
        {children}
      </ul>
    </nav>
  );
}
