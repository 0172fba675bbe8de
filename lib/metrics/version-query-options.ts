import { queryOptions } from "@tanstack/react-query";
import { fetchJson } from "../query/fetch-json.ts";
import { healthKey } from "../query/keys.ts";
import type { VersionAnswer } from "./schema.ts";

const pollMs = 5_000;

/**
 * The data version, asked for every five seconds while the tab is seen, and when it is seen again.
 * A higher one makes all cached health data stale, so that what is on screen is fetched anew, and
 * then calls `onChange`. `version` is the one that the page was rendered from.
 */
export function versionQueryOptions({
  version,
  onChange,
}: {
  version: number;
  onChange: () => void;
}) {
  return queryOptions({
    queryKey: ["version"] as const,
    queryFn: async ({ client, signal, queryKey }) => {
      const held = client.getQueryData<VersionAnswer>(queryKey)?.version ?? version;
      const answer = await fetchJson<VersionAnswer>({ path: "/api/version", signal });
      if (answer.version !== held) {
        void client.invalidateQueries({ queryKey: [healthKey] });
        onChange();
      }
      return answer;
    },
    initialData: { version },
    staleTime: 0,
    refetchInterval: pollMs,
    refetchIntervalInBackground: false,
    refetchOnWindowFocus: "always",
  });
}
