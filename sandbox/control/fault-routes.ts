import { z } from "zod";
import type { Exchange } from "../server/exchange.ts";
import { type Faults, faultSchema } from "../server/faults.ts";
import type { FaultAnswer } from "./answers.ts";
import type { ControlRoute } from "./control-route.ts";
import { ControlError, readBody } from "./request-body.ts";

const expects =
  '{"path": "/v2/usercollection/*", "status": 503, "count": 3}; also method, chance, delay_ms, headers, connection (reset, timeout), body (truncated, malformed, empty, html), applied; count null strikes until cleared';

/** A form has no null: its box for "until cleared" stands for it. */
const formSchema = z.preprocess((given) => {
  if (typeof given !== "object" || given === null || !("until_cleared" in given)) return given;
  const { until_cleared, ...rest } = given;
  return until_cleared === true ? { ...rest, count: null } : rest;
}, faultSchema);

/** Faults of routes: set, seen and cleared. */
export function toFaultRoutes(faults: Faults): readonly ControlRoute[] {
  const clearAll = (): object => {
    faults.clear();
    return { data: [] };
  };
  const clearOne = (exchange: Exchange): object => {
    const id = exchange.params.id ?? "";
    if (!faults.remove(id)) {
      throw new ControlError({
        status: 404,
        message: `there is no fault "${id}"`,
        expected: "an id of GET /_sandbox/faults; a fault that is used up is gone",
      });
    }
    return { data: faults.list() };
  };
  return [
    {
      method: "GET",
      path: "/faults",
      about: "faults that wait for requests",
      answer: () => ({ data: faults.list() }),
    },
    {
      method: "POST",
      path: "/faults",
      about: "make requests go wrong",
      expects,
      section: "faults",
      answer: async (exchange): Promise<FaultAnswer> =>
        faults.add(await readBody({ exchange, schema: formSchema, expected: expects })),
    },
    { method: "DELETE", path: "/faults", about: "end all faults", answer: clearAll },
    { method: "DELETE", path: "/faults/:id", about: "end one fault", answer: clearOne },
    {
      method: "POST",
      path: "/faults/:id/clear",
      about: "end one fault, for the page's form",
      section: "faults",
      answer: clearOne,
    },
  ];
}
