"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import type { VersionAnswer } from "#lib/metrics/schema.ts";
import { versionQueryOptions } from "#lib/metrics/version-query-options.ts";

/**
 * Keeps an open page up to date: within five seconds of new data, cached queries are fetched anew and
 * the server-rendered parts are rendered anew, without a reload. When another tab has signed out, or
 * somebody else in, nothing of this person stays on screen or in memory. Given are the version and the
 * person that the page was rendered from. Mount it once, in the signed-in frame (see LiveData).
 */
export function useLiveData(rendered: VersionAnswer): void {
  const router = useRouter();
  const client = useQueryClient();
  const onChange = () => router.refresh();
  const onOtherSession = () => {
    client.clear();
    window.location.reload();
  };
  useQuery(versionQueryOptions({ ...rendered, onChange, onOtherSession }));
}
