import Link from "next/link";
import type { ReactNode } from "react";
import { cn } from "../ui/cn.ts";
import { type Destination, isWithin } from "./navigation.ts";

interface DestinationLinkProps {
  destination: Pick<Destination, "href" | "label" | "icon">;
  pathname: string;
  /** At the row's end, such as a count. */
  mark?: ReactNode;
  onClick?: () => void;
}

/** A page in the list at the left. */
export function SideLink({ destination, pathname, mark }: DestinationLinkProps) {
  const { href, label, icon: Icon } = destination;
  const isCurrent = isWithin({ pathname, href });
  return (
    <li>
      <Link
        aria-current={isCurrent ? "page" : undefined}
        className={cn(
          "group flex h-8 items-center gap-3 rounded-md px-3 text-sm font-medium transition-colors",
          isCurrent ? "bg-sunken text-ink" : "text-ink-muted hover:bg-sunken/60 hover:text-ink",
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
        {mark}
      </Link>
    </li>
  );
}

/** A page in the sheet of a phone. */
export function SheetLink({ destination, pathname, mark, onClick }: DestinationLinkProps) {
  const { href, label, icon: Icon } = destination;
  const isCurrent = isWithin({ pathname, href });
  return (
    <li>
      <Link
        aria-current={isCurrent ? "page" : undefined}
        className={cn(
          "flex h-12 items-center gap-4 rounded-md px-3 text-base font-medium text-ink",
          isCurrent && "bg-sunken",
        )}
        href={href}
        {...(onClick && { onClick })}
      >
        <Icon aria-hidden className="size-5 text-ink-muted" />
        {label}
        {mark}
      </Link>
    </li>
  );
}
