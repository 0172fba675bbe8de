import { queryOptions } from "@tanstack/react-query";
import { fetchJson } from "../query/fetch-json.ts";
import type { OperatorAnswer, OperatorNotice } from "./schema.ts";

const figuresMs = 5_000;
const noticeMs = 30_000;

/** How the installation is doing, every five seconds while it is looked at. */
export function operatorQueryOptions() {
  return queryOptions({
    queryKey: ["operator"] as const,
    queryFn: ({ signal }) => fetchJson<OperatorAnswer>({ path: "/api/operator", signal }),
    refetchInterval: figuresMs,
    refetchOnWindowFocus: "always",
  });
}

/** How many things need the owner, every half minute on any page. */
export function operatorNoticeQueryOptions() {
  return queryOptions({
    queryKey: ["operator", "notice"] as const,
    queryFn: ({ signal }) => fetchJson<OperatorNotice>({ path: "/api/operator/notice", signal }),
    refetchInterval: noticeMs,
    refetchOnWindowFocus: "always",
  });
}

/** Gives dead letters another life. @throws ApiError with the server's words. */
export function sendReplay(keys: readonly string[] | null): Promise<{ replayed: number }> {
  return fetchJson<{ replayed: number }>({ path: "/api/operator/replay", body: { keys } });
}
