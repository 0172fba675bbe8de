import { z } from "zod";
import type { RequestLog } from "../server/request-log.ts";
import type { RequestCountsAnswer, RequestLogAnswer } from "./answers.ts";
import type { ControlRoute } from "./control-route.ts";
import { readQuery } from "./request-body.ts";

const querySchema = z.strictObject({ limit: z.number().int().min(1).max(1000).default(100) });
const expects = "?limit=100, from 1 to 1000";

/** What was asked of the sandbox, and how often by whom. */
export function toRequestRoutes(log: RequestLog): readonly ControlRoute[] {
  return [
    {
      method: "GET",
      path: "/requests",
      about: "the latest requests, latest first; tokens are labels",
      expects,
      answer: (exchange): RequestLogAnswer => {
        const { limit } = readQuery({ exchange, schema: querySchema, expected: expects });
        const data = log
          .latest(limit)
          .map((request) => ({ ...request, at: new Date(request.at).toISOString() }));
        return { total: log.total, data };
      },
    },
    {
      method: "GET",
      path: "/requests/counts",
      about: "how many requests of each route each token made",
      answer: (): RequestCountsAnswer => ({ total: log.total, data: log.counts() }),
    },
    {
      method: "DELETE",
      path: "/requests",
      about: "forget all requests and begin to count anew",
      answer: () => {
        log.clear();
        return { total: 0 };
      },
    },
  ];
}
