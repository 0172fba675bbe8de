import { queryOptions } from "@tanstack/react-query";
import { ApiError, fetchJson } from "../query/fetch-json.ts";
import { healthKey } from "../query/keys.ts";
import type { VersionAnswer } from "./schema.ts";

const pollMs = 2_000;

/**
 * The data version, asked for every two seconds while the tab is seen, and when it is seen again.
 * A higher one makes all cached health data stale, so that what is on screen is fetched anew, and
 * then calls `onChange`. `version` and `person` are those that the page was rendered from; once the
 * session has ended, or is another person's, `onOtherSession` has to take the page away.
 */
export function versionQueryOptions({
  version,
  person,
  onChange,
  onOtherSession,
}: VersionAnswer & {
  onChange: () => void;
  onOtherSession: () => void;
}) {
  return queryOptions({
    queryKey: ["version"] as const,
    queryFn: async ({ client, signal, queryKey }) => {
      const held = client.getQueryData<VersionAnswer>(queryKey)?.version ?? version;
      const answer = await fetchJson<VersionAnswer>({ path: "/api/version", signal }).catch(
        (error: unknown) => {
          if (error instanceof ApiError && error.status === 401) onOtherSession();
          throw error;
        },
      );
      if (answer.person !== person) onOtherSession();
      else if (answer.version !== held) {
        void client.invalidateQueries({ queryKey: [healthKey] });
        onChange();
      }
      return answer;
    },
    initialData: { version, person },
    staleTime: 0,
    refetchInterval: pollMs,
    refetchIntervalInBackground: false,
    refetchOnWindowFocus: "always",
  });
}
