import { queryOptions } from "@tanstack/react-query";
import { fetchJson } from "../../query/fetch-json.ts";
import { healthKey } from "../../query/keys.ts";
import type { Day } from "../../time/day.ts";
import type { GapsAnswer, SilencesAnswer } from "./schema.ts";

/** A reason may change while no data do: a read succeeded, a grant ended, a day is over. */
const staleTime = 30_000;

/** One type's missing days of a range with their reasons. */
export function gapsQueryOptions({ type, from, to }: { type: string; from: Day; to: Day }) {
  const search = new URLSearchParams({ types: type, from, to });
  return queryOptions({
    queryKey: [healthKey, "gaps", { type, from, to }] as const,
    queryFn: ({ signal }) => fetchJson<GapsAnswer>({ path: `/api/gaps?${search}`, signal }),
    staleTime,
  });
}

/** Stretches without heart rate between two instants, in milliseconds since 1970. */
export function silencesQueryOptions({ from, to }: { from: number; to: number }) {
  const [start, end] = [from, to].map((at) => new Date(at).toISOString());
  const search = new URLSearchParams({ from: start ?? "", to: end ?? "" });
  return queryOptions({
    queryKey: [healthKey, "silences", { from, to }] as const,
    queryFn: ({ signal }) =>
      fetchJson<SilencesAnswer>({ path: `/api/gaps/hours?${search}`, signal }),
    staleTime,
  });
}
