import { detail, type Reply } from "../server/exchange.ts";
import type { SpecVersion } from "./served-types.ts";

/** One thing that is wrong with a request, in the words of upstream's framework. */
export interface Problem {
  type: string;
  loc: readonly string[];
  msg: string;
  input: string;
  ctx?: Readonly<Record<string, string>>;
}

/** The kinds of a parameter, of which it has to be one. */
export type InstantKind = "datetime" | "date";

const forms = {
  datetime: { type: "datetime_from_date_parsing", should: "a valid datetime or date" },
  date: { type: "date_from_datetime_parsing", should: "a valid date or datetime" },
} as const satisfies Record<InstantKind, { type: string; should: string }>;

/** What a text that is no instant gets: one problem for each kind that it could have been. */
export function toInstantProblems({
  name,
  given,
  kinds,
}: {
  name: string;
  given: string;
  kinds: readonly InstantKind[];
}): readonly Problem[] {
  const error = toReason(given);
  return kinds.map((kind) => ({
    type: forms[kind].type,
    loc: kinds.length === 1 ? ["query", name] : ["query", name, kind],
    msg: `Input should be ${forms[kind].should}, ${error}`,
    input: given,
    ctx: { error },
  }));
}

function toReason(given: string): string {
  if (given.length < 10) return "input is too short";
  if (!/^\d{4}/.test(given)) return "invalid character in year";
  return /^\d{4}-\d{2}-\d{2}/.test(given)
    ? "unexpected extra characters at the end of the input"
    : "invalid date separator, expected `-`";
}

export function toFlagProblem({ name, given }: { name: string; given: string }): Problem {
  return {
    type: "bool_parsing",
    loc: ["query", name],
    msg: "Input should be a valid boolean, unable to interpret input",
    input: given,
  };
}

/** The 422 of a malformed request; the older specification knows three fields of a problem only. */
export function unprocessable({
  problems,
  spec,
}: {
  problems: readonly Problem[];
  spec: SpecVersion;
}): Reply {
  const known = ({ type, loc, msg }: Problem) => ({ type, loc, msg });
  return detail({ status: 422, message: spec === "1.27" ? problems.map(known) : problems });
}
