"use client";

import { Ellipsis, type LucideIcon } from "lucide-react";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { type ReactNode, useState } from "react";
import { cn } from "../ui/cn.ts";
import { MoreSheet } from "./more-sheet.tsx";
import { frequentDestinations, isWithin, operatorDestination, otherGroups } from "./navigation.ts";

const hidden = [...otherGroups.flatMap(({ destinations }) => destinations), operatorDestination];

const slotClass =
  "flex h-14 w-full flex-col items-center justify-center gap-1 text-xs font-medium transition-colors";

interface SlotContentProps {
  icon: LucideIcon;
  label: string;
  /** At the icon's corner. */
  mark?: ReactNode;
}

function SlotContent({ icon: Icon, label, mark }: SlotContentProps) {
  return (
    <>
      <span className="relative">
        <Icon aria-hidden className="size-5" />
        {mark}
      </span>
      {label}
    </>
  );
}

interface BottomNavigationProps {
  /** Further rows of the sheet for some people, and a mark on what opens it. */
  children?: ReactNode;
  mark?: ReactNode;
}

/** Four pages under the thumb and a sheet with the rest; below tablet width only. */
export function BottomNavigation({ children, mark }: BottomNavigationProps) {
  const pathname = usePathname();
  // Kept with the page it was opened on: arriving elsewhere closes the sheet.
  const [openedOn, setOpenedOn] = useState<string | null>(null);
  const isElsewhere = hidden.some(({ href }) => isWithin({ pathname, href }));
  return (
    <nav
      aria-label="Main"
      className="fixed inset-x-0 bottom-0 z-30 border-t border-line bg-surface pb-[env(safe-area-inset-bottom)] md:hidden"
    >
      <ul className="mx-auto grid max-w-lg grid-cols-5">
        {frequentDestinations.map(({ href, label, icon }) => {
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
            groups={otherGroups}
            onOpenChange={(open) => setOpenedOn(open ? pathname : null)}
            open={openedOn === pathname}
            pathname={pathname}
            trigger={
              <button
                className={cn(slotClass, isElsewhere ? "text-ink" : "text-ink-faint")}
                type="button"
              >
                <SlotContent icon={Ellipsis} label="More" mark={mark} />
              </button>
            }
          >
            {children}
          </MoreSheet>
        </li>
      </ul>
    </nav>
  );
}
