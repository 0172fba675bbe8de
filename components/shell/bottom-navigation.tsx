"use client";

import { Ellipsis, type LucideIcon } from "lucide-react";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { useState } from "react";
import { cn } from "../ui/cn.ts";
import { MoreSheet } from "./more-sheet.tsx";
import { destinations, isWithin } from "./navigation.ts";

const frequent = destinations.filter(({ isFrequent }) => isFrequent);
const others = destinations.filter(({ isFrequent }) => !isFrequent);

const slotClass =
  "flex h-14 w-full flex-col items-center justify-center gap-1 text-xs font-medium transition-colors";

function SlotContent({ icon: Icon, label }: { icon: LucideIcon; label: string }) {
  return (
    <>
      <Icon aria-hidden className="size-5" />
      {label}
    </>
  );
}

/** Four pages under the thumb and a sheet with the rest; below tablet width only. */
export function BottomNavigation() {
  const pathname = usePathname();
  // Kept with the page it was opened on: arriving elsewhere closes the sheet.
  const [openedOn, setOpenedOn] = useState<string | null>(null);
  const isElsewhere = others.some(({ href }) => isWithin({ pathname, href }));
  return (
    <nav
      aria-label="Main"
      className="fixed inset-x-0 bottom-0 z-30 border-t border-line bg-surface pb-[env(safe-area-inset-bottom)] md:hidden"
    >
      <ul className="mx-auto grid max-w-lg grid-cols-5">
        {frequent.map(({ href, label, icon }) => {
          const isCurrent = isWithin({ pathname, href });
          return (
            <li key={href}>
              <Link
                aria-current={isCurrent ? "page" : undefined}
                className={cn(slotClass, isCurrent ? "text-ink" : "text-ink-faint")}
                href={href}
              >
                <SlotContent icon={icon} label={label} />
              </Link>
            </li>
          );
        })}
        <li>
          <MoreSheet
            destinations={others}
            onOpenChange={(open) => setOpenedOn(open ? pathname : null)}
            open={openedOn === pathname}
            pathname={pathname}
            trigger={
              <button
                className={cn(slotClass, isElsewhere ? "text-ink" : "text-ink-faint")}
                type="button"
              >
                <SlotContent icon={Ellipsis} label="More" />
              </button>
            }
          />
        </li>
      </ul>
    </nav>
  );
}
