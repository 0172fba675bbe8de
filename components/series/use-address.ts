"use client";

import { usePathname, useSearchParams } from "next/navigation";

/**
 * One search parameter as view state: what stands in the page's address, and a way to change it
 * without asking the server. null takes it out, which is every view's default.
 */
export function useAddress(name: string): readonly [string | null, (value: string | null) => void] {
  const pathname = usePathname();
  const current = useSearchParams();
  const set = (value: string | null) => {
    const query = new URLSearchParams(current.toString());
    if (value === null) query.delete(name);
    else query.set(name, value);
    globalThis.history.replaceState(null, "", query.size > 0 ? `${pathname}?${query}` : pathname);
  };
  return [current.get(name), set];
}
