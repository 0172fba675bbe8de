"use client";

import { useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { versionQueryOptions } from "#lib/metrics/version-query-options.ts";

/**
 * Keeps an open page up to date: within five seconds of new data, cached queries are fetched anew and
 * the server-rendered parts are rendered anew, without a reload. `version` is the data version that
 * the page was rendered from. Mount it once, in the signed-in frame (see LiveData).
 */
export function useLiveData({ version }: { version: number }): void {
  const router = useRouter();
  useQuery(versionQueryOptions({ version, onChange: () => router.refresh() }));
}
